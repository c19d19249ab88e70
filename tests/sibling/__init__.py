"""A small platform, by which everything that is for any platform is held to know none."""

from typing import NamedTuple

from onsrights.engine.check.field import Field, Keys


class Device(NamedTuple):
    root: Keys
    pointer: str

    def field(self, key: str) -> Field | None:
        device = self.root.keys("device")
        return device.field(key) if device else None

    @property
    def label(self) -> str | None:
        name = self.field("name")
        return name.text if name else None
