"""Its presence puts this directory on the import path, so that tests in sub-directories find the helpers here."""
