/* binfmt.h: registration with the kernel's binfmt_misc. Both return an exit status. */
#ifndef DRAGOMAN_CLI_BINFMT_H
#define DRAGOMAN_CLI_BINFMT_H

/* args: install|remove|status|rule [OPTION...] [ISA...] */
int binfmt(char **args);
/* Called as "binfmt", as container images of emulators do: --install, --uninstall, --version; prints JSON. */
int binfmt_installer(char **args);

#endif
