/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.document;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a part of a document is being read: what it belongs to, and whether it stands in the document itself or in a
 * string of it. Pointers are those of the native form; {@link Embedded} turns them into those of the document.
 *
 * @param findings where faults go
 * @param unread pointers of values that could not be read, so that nothing is concluded from their absence
 * @param subject what findings speak of, such as a policy or a rule; may be empty
 * @param embeddedOrNull the string that holds this part
 */
public record Scope(
        Findings findings,
        Set<String> unread,
        String subject,
        @Nullable Embedded embeddedOrNull) {
    /**
     * A string that holds JSON.
     *
     * @param offset of the string in the document
     * @param nativePointer what it stands for
     * @param pointer of the string
     */
    public record Embedded(int offset, String nativePointer, String pointer) {}

    /** The same place, speaking of another subject. */
    public Scope about(String otherSubject) {
        return new Scope(findings, unread, otherSubject, embeddedOrNull);
    }

    /** Inside a string of the document. */
    public Scope inside(Embedded embedded) {
        return new Scope(findings, unread, subject, embedded);
    }

    /** Reports an error. */
    public void error(int offset, String pointer, String message, String hint) {
        if (embeddedOrNull == null) {
            findings.error(offset, pointer, subject, message, hint);
        } else {
            String rest = pointer.substring(embeddedOrNull.nativePointer().length());
            findings.error(embeddedOrNull.offset(), embeddedOrNull.pointer() + rest, subject, message, hint);
        }
    }

    /** Reports a value that cannot be used and marks it unread. */
    public void reject(Node node, String pointer, String message, String hint) {
        if (unread.add(pointer)) {
            error(node.offset(), pointer, message, hint);
        }
    }

    /** Rejects a value of the wrong kind; says nothing of one that was reported before. */
    public void wrongKind(Node node, String pointer, String what, String wanted, String hint) {
        if (node instanceof Node.Unread) {
            unread.add(pointer);
        } else {
            reject(node, pointer, what + " must be " + wanted + ", not " + node.kind(), hint);
        }
    }
}
