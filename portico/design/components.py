"""Component tags with a closed contract.

A component declares the arguments it takes, in order, with their defaults, and whether it wraps content. Everything
else in its tag is a `TemplateSyntaxError` when the template is compiled, and the message lists what is accepted.
A component is drawn from its own template with a fresh context: nothing of the page leaks in.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.template import Context, Library, Node, NodeList, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, Token, kwarg_re
from django.utils.safestring import mark_safe

Prepare = Callable[..., dict[str, Any]]


class Required:
    """Marks an argument that has no default."""


REQUIRED = Required()


@dataclass(frozen=True, slots=True)
class Component:
    """What a tag accepts: `args` by name with default (their order is the positional order), `choices`, `slots`."""

    name: str
    template: str
    args: Mapping[str, Any]
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    slots: tuple[str, ...] = ()
    block: bool = False
    prepare: Prepare | None = None

    def usage(self) -> str:
        """One line for error messages: the tag with all it accepts."""
        parts = [name if default is REQUIRED else f"{name}=…" for name, default in self.args.items()]
        text = "{% " + " ".join([self.name, *parts]) + " %}"
        limits = [f"{name} is one of {', '.join(options)}" for name, options in self.choices.items()]
        if self.slots:
            limits.append(f"slots: {', '.join(self.slots)}")
        return "; ".join([f"accepted: {text}", *limits])


class SlotNode(Node):
    """A named part of a component's content."""

    def __init__(self, name: str, nodelist: NodeList):
        self.name, self.nodelist = name, nodelist

    def render(self, context: Context) -> str:
        return self.nodelist.render(context)


class ComponentNode(Node):
    child_nodelists = ("body",)

    def __init__(
        self,
        component: Component,
        values: dict[str, FilterExpression],
        body: NodeList,
        slots: dict[str, NodeList],
        target: str | None = None,
    ):
        self.component, self.values, self.body, self.slots, self.target = component, values, body, slots, target

    def render(self, context: Context) -> str:
        component = self.component
        values = {
            name: self.values[name].resolve(context) if name in self.values else default
            for name, default in component.args.items()
        }
        for name, options in component.choices.items():
            if values[name] not in options and values[name] != component.args[name]:
                raise TemplateSyntaxError(f"{name}={values[name]!r} in {component.name}; {component.usage()}")
        if component.prepare is not None:
            values = component.prepare(context, **values)
        if component.block:
            values["content"] = self.body.render(context)
            values["slots"] = {name: nodes.render(context) for name, nodes in self.slots.items()}
        template = context.template.engine.get_template(component.template)
        return mark_safe(template.render(Context(values, autoescape=context.autoescape)).strip())  # noqa: S308


def component(
    register: Library,
    name: str,
    args: Mapping[str, Any],
    *,
    choices: Mapping[str, tuple[str, ...]] | None = None,
    slots: tuple[str, ...] = (),
    block: bool = False,
    prepare: Prepare | None = None,
) -> Component:
    """Register a component tag drawn from ``design/components/<name>.html``; with `block` it has an ``end`` tag."""
    made = Component(name, f"design/components/{name}.html", args, choices or {}, slots, block, prepare)
    register.tag(name, lambda parser, token: _compile(made, parser, token))
    return made


def _compile(component: Component, parser: Parser, token: Token) -> ComponentNode:
    values = _arguments(component, parser, token.split_contents()[1:])
    if not component.block:
        return ComponentNode(component, values, NodeList(), {})
    body = parser.parse((f"end{component.name}",))
    parser.delete_first_token()
    slots: dict[str, NodeList] = {}
    for node in [node for node in body if isinstance(node, SlotNode)]:
        if node.name not in component.slots or node.name in slots:
            raise TemplateSyntaxError(f"slot {node.name!r} is not open in {component.name}; {component.usage()}")
        slots[node.name] = node.nodelist
        body.remove(node)
    return ComponentNode(component, values, body, slots)


def _arguments(component: Component, parser: Parser, bits: list[str]) -> dict[str, FilterExpression]:
    values: dict[str, FilterExpression] = {}
    names = list(component.args)
    for position, bit in enumerate(bits):
        match = kwarg_re.match(bit)
        named, expression = match.groups() if match else (None, bit)
        if named is None and position >= len(names):
            raise TemplateSyntaxError(f"{component.name} got too many values ({bit}); {component.usage()}")
        name = named or names[position]
        if name not in component.args:
            raise TemplateSyntaxError(f"{component.name} does not know {name!r}; {component.usage()}")
        if name in values:
            raise TemplateSyntaxError(f"{component.name} got {name!r} twice; {component.usage()}")
        values[name] = parser.compile_filter(expression)
        _check_literal(component, name, expression)
    missing = [name for name, default in component.args.items() if default is REQUIRED and name not in values]
    if missing:
        raise TemplateSyntaxError(f"{component.name} needs {', '.join(missing)}; {component.usage()}")
    return values


def _check_literal(component: Component, name: str, expression: str) -> None:
    quoted = expression[:1] in {'"', "'"} and expression[:1] == expression[-1:]
    if name in component.choices and quoted and expression[1:-1] not in component.choices[name]:
        raise TemplateSyntaxError(f"{component.name} has no {name} {expression}; {component.usage()}")
