"""Opens the forms that need no sign-in."""

from __future__ import annotations

from functions.edge.call import Call
from functions.edge.routes import Routes
from shared.kernel.model import Model
from shared.kernel.principal import Permission
from shared.openforms.model import Form, Opening

routes = Routes("openforms")


class FormPath(Model):
    form: Form


@routes.get("form-openings/{form}", permission=Permission.PUBLIC)
async def get_form_opening(call: Call, path: FormPath) -> Opening:
    """Get a stamp for a form that is shown now; it is sent back with the form. Keeps nothing about anybody."""
    return await call.services.forms.open(path.form)
