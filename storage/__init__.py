"""Everything the product remembers: tables, records, the ledger, the files, the shared rate.

Other packages see records, functions and `Transaction`; SQL, drivers and stores stay in here.
"""
