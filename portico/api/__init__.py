"""The versioned JSON API under ``/<practice>/api/v1/``: a shell that assembles the slices' routers."""
