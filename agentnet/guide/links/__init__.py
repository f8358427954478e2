"""Outside links of chapters: which of them open, checked by the worker, told to their authors."""
