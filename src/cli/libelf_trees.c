/* libelf_trees.c: what Debian 13's libelf.a uses and no library of the package has: the tree of elf_getdata_rawchunk(3), made
 * empty when a file is opened and taken down when it is closed. Nothing here asks for raw chunks, so the tree, which lies in
 * zeroed memory, stays empty. Weak: a libelf.a that is complete uses its own. */
void eu_search_tree_init(void *tree);
void eu_search_tree_fini(void *tree, void (*free_node)(void *));

__attribute__((weak)) void eu_search_tree_init(void *tree) { (void)tree; }

__attribute__((weak)) void eu_search_tree_fini(void *tree, void (*free_node)(void *))
{
    (void)tree;
    (void)free_node;
}
