/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The automaton of Aho and Corasick (1975) behind {@link ai.orcarouter.core.text.KeywordScanner} and
 * {@link ai.orcarouter.core.text.PatternScanner}: a trie that is built once, and the tables that texts run through.
 */
@NullMarked
package ai.orcarouter.core.text.internal.keyword;

import org.jspecify.annotations.NullMarked;
