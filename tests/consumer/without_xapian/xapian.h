#error "a public header includes xapian.h"
