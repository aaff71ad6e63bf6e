"""Regesta: a workbench for sourced registers of diplomatic contacts."""

__version__ = "0.1.0"
