/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.codec;

import ai.orcarouter.core.document.Node;
import ai.orcarouter.core.document.Scope;
import ai.orcarouter.core.document.Spelling;
import ai.orcarouter.core.document.Texts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that are elements of lists or members with free names. */
final class Elements {
    private Elements() {}

    /** One of the words; null after it was reported. */
    static <E> @Nullable E word(Scope scope, Node node, String pointer, String what, Map<String, E> words) {
        if (!(node instanceof Node.Str text)) {
            scope.wrongKind(node, pointer, "each " + what, "a string", Spelling.list(words.keySet(), "one of"));
            return null;
        }
        E found = words.get(text.text());
        if (found == null) {
            String hint = Spelling.hint(text.text(), words.keySet(), "one of");
            scope.reject(node, pointer, "unknown " + what + " " + Texts.quote(text.text()), hint);
        }
        return found;
    }
}
