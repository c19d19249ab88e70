"""The engine: text and positions in, diagnostics out; it knows no platform and no rule."""
