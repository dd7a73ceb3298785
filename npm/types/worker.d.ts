/** The script of the worker: nothing is imported from it, it has an address. */
export {};
