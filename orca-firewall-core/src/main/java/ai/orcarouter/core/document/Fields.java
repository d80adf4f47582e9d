/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The members of one object by name and type. What is absent takes its default; what is wrong is reported. */
public final class Fields {
    private final Scope scope;
    private final Node.Obj object;
    private final String pointer;

    private Fields(Scope scope, Node.Obj object, String pointer) {
        this.scope = scope;
        this.object = object;
        this.pointer = pointer;
    }

    /** The members of an object, after every name that is not among {@code known} was reported. */
    public static Fields of(Scope scope, Node.Obj object, String pointer, List<String> known) {
        Fields fields = new Fields(scope, object, pointer);
        object.members().forEach((name, member) -> {
            if (!known.contains(name)) {
                String hint = Spelling.hint(name, known, "fields here");
                scope.error(member.nameOffset(), fields.at(name), "unknown field " + Texts.quote(name), hint);
            }
        });
        return fields;
    }

    /** The pointer of a member. */
    public String at(String name) {
        return Pointers.member(pointer, name);
    }

    /** Whether the member is there, be it null. */
    public boolean has(String name) {
        return object.members().containsKey(name);
    }

    /** The value; null when it is absent, unread, or null itself, which is reported. */
    public @Nullable Node value(String name) {
        Node.Member member = object.members().get(name);
        if (member == null) {
            return null;
        }
        if (member.value() instanceof Node.Nil nil) {
            scope.reject(nil, at(name), Texts.quote(name) + " must not be null", "leave the field out");
            return null;
        }
        if (member.value() instanceof Node.Unread) {
            scope.unread().add(at(name));
            return null;
        }
        return member.value();
    }

    /** Reports a field that has no default and is absent. */
    public void require(String name) {
        if (!has(name)) {
            scope.error(object.offset(), pointer, "the field " + Texts.quote(name) + " is missing", "");
            scope.unread().add(at(name));
        }
    }

    /** A string. */
    public String text(String name, String otherwise) {
        Node node = value(name);
        return node == null ? otherwise : Values.text(scope, node, at(name), Texts.quote(name));
    }

    /** True or false. */
    public boolean flag(String name, boolean otherwise) {
        Node node = value(name);
        if (node == null) {
            return otherwise;
        }
        if (node instanceof Node.Bool flag) {
            return flag.value();
        }
        scope.wrongKind(node, at(name), Texts.quote(name), "true or false", "");
        return otherwise;
    }

    /** A whole number in a range. */
    public @Nullable Long whole(String name, long least, long most) {
        Node node = value(name);
        if (node == null) {
            return null;
        }
        if (!(node instanceof Node.Num number)) {
            scope.wrongKind(node, at(name), Texts.quote(name), "a whole number", "");
            return null;
        }
        Long value = Values.whole(number);
        if (value != null && value >= least && value <= most) {
            return value;
        }
        scope.reject(node, at(name), Texts.quote(name) + " must be a whole number" + range(least, most), "");
        return null;
    }

    /** A number in a range, with or without a fraction. */
    public @Nullable Double number(String name, double least, double most) {
        Node node = value(name);
        if (node == null) {
            return null;
        }
        if (!(node instanceof Node.Num number)) {
            scope.wrongKind(node, at(name), Texts.quote(name), "a number", "");
            return null;
        }
        double value = number.value().doubleValue();
        if (value >= least && value <= most) {
            return value;
        }
        scope.reject(node, at(name), Texts.quote(name) + " must be from " + least + " to " + most, "");
        return null;
    }

    private static String range(long least, long most) {
        if (most < Long.MAX_VALUE) {
            return " from " + least + " to " + most;
        }
        return least == Long.MIN_VALUE ? " of 64 bits" : " of 64 bits and not less than " + least;
    }

    /** One of the words. */
    public <E> @Nullable E word(String name, Map<String, E> words) {
        Node node = value(name);
        if (node == null) {
            return null;
        }
        if (!(node instanceof Node.Str text)) {
            scope.wrongKind(node, at(name), Texts.quote(name), "a string", Spelling.list(words.keySet(), "one of"));
            return null;
        }
        E found = words.get(text.text());
        if (found == null) {
            String hint = Spelling.hint(text.text(), words.keySet(), "one of");
            scope.reject(node, at(name), "unknown " + Texts.quote(name) + " " + Texts.quote(text.text()), hint);
        }
        return found;
    }

    /** The elements of a list; empty when it is absent. */
    public List<Node> items(String name) {
        Node node = value(name);
        if (node == null) {
            return List.of();
        }
        if (node instanceof Node.Arr list) {
            return list.items();
        }
        scope.wrongKind(node, at(name), Texts.quote(name), "a list", "");
        return List.of();
    }

    /** The strings of a list. */
    public List<String> texts(String name) {
        List<Node> items = items(name);
        String[] out = new String[items.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = Values.text(scope, items.get(i), Pointers.item(at(name), i), "each of " + Texts.quote(name));
        }
        return List.of(out);
    }

    /** Constants by their names in documents, in the given order: what {@link #word} takes. */
    public static <E> Map<String, E> words(E[] values, Function<E, String> name) {
        Map<String, E> out = new LinkedHashMap<>();
        for (E value : values) {
            out.put(name.apply(value), value);
        }
        return Collections.unmodifiableMap(out);
    }
}
