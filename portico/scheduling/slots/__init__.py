"""When a provider can be booked: pure, on integer unix seconds, without a database and without a clock.

`windows()` turns hours kept in local wall time into instants, `slots()` lists the starts on offer in them,
`validate()` judges one start by the same steps and says what stands against it, `free_place()` picks the place.

What was decided, and why:

- *Hours are what the clock on the wall says.* A window holds exactly the instants whose local time is within hours.
  When clocks go forward, the missing hour is not there, and hours beginning in it begin right after it. When clocks go
  back, the repeated hour is there twice (00:00-03:00 lasts four hours); if hours end within it, its second pass is a
  window of its own. So an appointment never shows a time outside the hours, and no start is listed twice.
- *A window lies within one local day.* Hours up to 24:00 do not run on into the next day's 00:00. So the slots of a
  day never depend on which range of days was asked for, and a list and a check of one start see the same grid.
- *The grid stands on the window's own start*, also after time off was cut out of it: a dentist visit at eleven takes
  slots away but moves none, so what clients saw stays true and booked appointments still line up. A lunch that should
  restart the grid is written as two stretches of hours.
- *The appointment must fit its window, the break after it need not*: nobody is seen in the last ten minutes of a day.
  The same break does keep others away: a place must be free from the start to the end of the break.
- *A place counts as occupied if anything is in it at any moment of that interval*, also a place numbered above the
  capacity since that was lowered: an appointment stays in one place from start to end.
- *Off beats on*: replaced hours stand in for weekly ones, extras add, days off and time off are subtracted last.
"""

from .grid import ANY, Rules, Slot, Taken, Verdict, free_place, slots, validate
from .hours import DayOff, Extra, Format, Hours, Location, Off, Replace, Weekly
from .local_days import day_span, local_day
from .windows import Window, windows

__all__ = [
    "ANY",
    "DayOff",
    "Extra",
    "Format",
    "Hours",
    "Location",
    "Off",
    "Replace",
    "Rules",
    "Slot",
    "Taken",
    "Verdict",
    "Weekly",
    "Window",
    "day_span",
    "free_place",
    "local_day",
    "slots",
    "validate",
    "windows",
]
