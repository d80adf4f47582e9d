/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.document;

import ai.orcarouter.core.Issue;

/**
 * Finds the place that a JSON pointer of the native form has in a document. A value that the document leaves out is
 * placed where its parent stands, one inside a string where the string stands.
 *
 * @param source the document's text
 * @param root its tree
 */
public record Locator(SourceText source, Node root) {
    private static final String ENCODED = "_json";

    /** An offset of the text, and the pointer as the document has it. */
    public record Place(int offset, String pointer) {}

    /** The issue with its place in the document. */
    public Issue locate(String file, Issue issue) {
        Place place = find(issue.pointer());
        return new Issue(
                issue.severity(),
                file,
                source.line(place.offset),
                source.column(place.offset),
                place.pointer,
                issue.subject(),
                issue.message(),
                issue.hint());
    }

    /** The place of a pointer. */
    public Place find(String pointer) {
        Node node = root;
        int from = 0;
        while (from < pointer.length()) {
            int end = pointer.indexOf('/', from + 1);
            end = end < 0 ? pointer.length() : end;
            String name = pointer.substring(from + 1, end).replace("~1", "/").replace("~0", "~");
            if (node instanceof Node.Obj object) {
                Node.Member member = object.members().get(name);
                Node.Member encoded = object.members().get(name + ENCODED);
                if (member == null && encoded != null) {
                    String inside = pointer.substring(0, end) + ENCODED + pointer.substring(end);
                    return new Place(encoded.value().offset(), inside);
                }
                if (member == null) {
                    break;
                }
                node = member.value();
            } else if (node instanceof Node.Arr list) {
                int index = index(name);
                if (index < 0 || index >= list.items().size()) {
                    break;
                }
                node = list.items().get(index);
            } else {
                break;
            }
            from = end;
        }
        return new Place(node.offset(), pointer);
    }

    private static int index(String name) {
        int value = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < '0' || c > '9' || i > 8) {
                return -1;
            }
            value = (value * 10) + (c - '0');
        }
        return name.isEmpty() ? -1 : value;
    }
}
