"""Files that others wrote, read with every fault named."""
