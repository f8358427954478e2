"""A board on file: CSV, XLSX, Markdown, PDF, a picture. Pure: a view goes in, bytes come out.

What somebody may not see is not in their view, so it cannot be in their file.
"""

from agentnet.workshops.boards.export.kinds import Facts, Kind, made, name_of, told

__all__ = ["Facts", "Kind", "made", "name_of", "told"]
