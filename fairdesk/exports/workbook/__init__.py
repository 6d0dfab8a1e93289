"""The workbook: its sheets, and what stands in their cells."""
