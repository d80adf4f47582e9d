/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A place in the tree of words: the characters that can follow, and the kinds of the word that ends here. */
final class WordNode {
    private char[] characters = {};
    private WordNode[] children = {};
    private final Named kinds = new Named();

    /** The node after the character, made when there is none; only while the tree is built. */
    WordNode grow(char c) {
        WordNode child = child(c);
        if (child == null) {
            child = new WordNode();
            characters = Arrays.copyOf(characters, characters.length + 1);
            children = Arrays.copyOf(children, children.length + 1);
            characters[characters.length - 1] = c;
            children[children.length - 1] = child;
        }
        return child;
    }

    void end(int kind) {
        kinds.add(kind);
    }

    @Nullable
    WordNode child(char c) {
        for (int i = 0; i < characters.length; i++) {
            if (characters[i] == c) {
                return children[i];
            }
        }
        return null;
    }

    boolean isEnd() {
        return !kinds.isEmpty();
    }

    /** The kinds of the word that ends here; not to be written to. */
    Named kinds() {
        return kinds;
    }
}
