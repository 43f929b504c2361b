/* explain.h: the commands that show the translator at work. Both return an exit status. */
#ifndef DRAGOMAN_CLI_EXPLAIN_H
#define DRAGOMAN_CLI_EXPLAIN_H

/* args: ISA HEX... */
int explain(char **args);
/* args: ISA */
int inventory(char **args);

#endif
