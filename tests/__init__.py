"""The test suite: mirrors the floors, plus house, interop, bench and schemas."""
