int unit(void) { return 1; }
