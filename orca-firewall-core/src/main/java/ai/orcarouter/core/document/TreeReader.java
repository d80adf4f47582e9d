/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds the tree of one document from a token stream, the same way for JSON and YAML. A repeated name, an unpaired
 * surrogate or an unusable number is reported and reading goes on; a fault of syntax or depth ends it.
 */
public final class TreeReader {
    /** Ends reading; the finding has been made. */
    private static final class Abandoned extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final SourceText source;
    private final Syntax syntax;
    private final Reporter reporter;
    private final int maxDepth;
    private final Deque<Object> path = new ArrayDeque<>();
    private final Deque<Integer> open = new ArrayDeque<>();

    private TreeReader(SourceText source, Syntax syntax, Reporter reporter, int maxDepth) {
        this.source = source;
        this.syntax = syntax;
        this.reporter = reporter;
        this.maxDepth = maxDepth;
    }

    /** Reads a JSON document; null when it cannot be read to its end. */
    public static @Nullable Node json(SourceText source, Reporter reporter, int maxDepth) {
        return new TreeReader(source, new JsonSyntax(source), reporter, maxDepth).read();
    }

    /** Reads a YAML document; null when it cannot be read to its end. */
    public static @Nullable Node yaml(SourceText source, Reporter reporter, int maxDepth) {
        return new TreeReader(source, new YamlSyntax(source), reporter, maxDepth).read();
    }

    private @Nullable Node read() {
        int bad = syntax.firstForbidden();
        if (bad >= 0) {
            String code =
                    String.format(java.util.Locale.ROOT, "U+%04X", source.text().codePointAt(bad));
            reporter.error(bad, "", "character " + code + " is not allowed in a document", "");
            return null;
        }
        try (JsonParser parser = syntax.parser()) {
            return document(parser);
        } catch (JsonEOFException e) {
            reporter.error(source.text().length(), pointer(), endMessage(), "");
        } catch (JsonProcessingException e) {
            int offset = syntax.offset(e);
            reporter.error(offset, pointer(), syntax.message(e), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Abandoned e) {
            // Reported where it happened.
        }
        return null;
    }

    private Node document(JsonParser parser) throws IOException, Abandoned {
        JsonToken first = parser.nextToken();
        if (first == null) {
            reporter.error(0, "", "the document is empty", "");
            throw new Abandoned();
        }
        Node root = value(parser, first);
        if (parser.nextToken() != null) {
            reporter.error(syntax.offset(parser), "", syntax.moreThanOne(), "keep one document in one text");
            throw new Abandoned();
        }
        return root;
    }

    private Node value(JsonParser parser, JsonToken token) throws IOException, Abandoned {
        int offset = syntax.offset(parser);
        Syntax.Refusal refusal = syntax.refusal(parser, offset);
        if (refusal != null) {
            reporter.error(offset, pointer(), refusal.message(), refusal.hint());
        }
        if (token == JsonToken.START_OBJECT) {
            enter(offset);
            Node object = object(parser, offset);
            open.pop();
            return object;
        }
        if (token == JsonToken.START_ARRAY) {
            enter(offset);
            Node list = list(parser, offset);
            open.pop();
            return list;
        }
        return refusal != null ? new Node.Unread(offset) : leaf(syntax.scalar(parser, token, offset), offset);
    }

    private Node leaf(Syntax.Scalar scalar, int offset) {
        if (scalar.refusal() != null) {
            reporter.error(
                    offset,
                    pointer(),
                    scalar.refusal().message(),
                    scalar.refusal().hint());
            return new Node.Unread(offset);
        }
        Node node = scalar.node();
        if (node instanceof Node.Str text && Texts.hasLoneSurrogate(text.text())) {
            reporter.error(offset, pointer(), "the string holds half of a surrogate pair", "");
            return new Node.Unread(offset);
        }
        return node;
    }

    private void enter(int offset) throws Abandoned {
        open.push(offset);
        if (open.size() > maxDepth) {
            reporter.error(offset, pointer(), "nested deeper than " + maxDepth + " levels", "");
            throw new Abandoned();
        }
    }

    private Node object(JsonParser parser, int offset) throws IOException, Abandoned {
        Map<String, Node.Member> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            int nameOffset = syntax.offset(parser);
            path.push(name);
            Syntax.Refusal refusal = syntax.keyRefusal(name, nameOffset);
            if (refusal != null) {
                reporter.error(nameOffset, pointer(), refusal.message(), refusal.hint());
            } else if (Texts.hasLoneSurrogate(name)) {
                reporter.error(nameOffset, pointer(), "the name holds half of a surrogate pair", "");
            }
            Node value = value(parser, parser.nextToken());
            if (refusal == null || !refusal.forgetsMember()) {
                put(members, name, new Node.Member(nameOffset, value));
            }
            path.pop();
        }
        return new Node.Obj(offset, Collections.unmodifiableMap(members));
    }

    private void put(Map<String, Node.Member> members, String name, Node.Member member) {
        Node.Member before = members.putIfAbsent(name, member);
        if (before != null) {
            String hint = "first given at " + reporter.place(before.nameOffset());
            reporter.error(member.nameOffset(), pointer(), "field " + Texts.quote(name) + " is given twice", hint);
        }
    }

    private Node list(JsonParser parser, int offset) throws IOException, Abandoned {
        List<Node> items = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            path.push(items.size());
            items.add(value(parser, token));
            path.pop();
            token = parser.nextToken();
        }
        return new Node.Arr(offset, Collections.unmodifiableList(items));
    }

    private String pointer() {
        StringBuilder out = new StringBuilder();
        path.descendingIterator().forEachRemaining(step -> out.append(Pointers.member("", step.toString())));
        return out.toString();
    }

    private String endMessage() {
        Integer start = open.peek();
        return start == null
                ? "the text ends before the document does"
                : "the text ends inside the " + (source.charAt(start) == '[' ? "list" : "object") + " that starts at "
                        + reporter.place(start);
    }
}
