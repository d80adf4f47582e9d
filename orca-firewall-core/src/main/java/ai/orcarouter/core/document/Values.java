/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nodes as plain values. */
public final class Values {
    private Values() {}

    /** A string; the empty one, marked unread, for anything else. */
    public static String text(Scope scope, Node node, String pointer, String what) {
        if (node instanceof Node.Str text) {
            return text.text();
        }
        boolean scalar = node instanceof Node.Num || node instanceof Node.Bool || node instanceof Node.Nil;
        scope.wrongKind(node, pointer, what, "a string", scalar ? "put it in quotes" : "");
        return "";
    }

    /** A number without fraction that fits 64 bits, however it is written; else null. */
    public static @Nullable Long whole(Node.Num number) {
        if (number.value() instanceof Long value) {
            return value;
        }
        try {
            return ((BigDecimal) number.value()).longValueExact();
        } catch (ArithmeticException notWhole) {
            return null;
        }
    }

    /** A JSON value as string, number ({@code Long} or {@code BigDecimal}), boolean, list, map or null. */
    public static @Nullable Object of(Node node) {
        if (node instanceof Node.Str text) {
            return text.text();
        }
        if (node instanceof Node.Num number) {
            return number.value();
        }
        if (node instanceof Node.Bool flag) {
            return flag.value();
        }
        if (node instanceof Node.Arr list) {
            List<@Nullable Object> out = new ArrayList<>(list.items().size());
            list.items().forEach(item -> out.add(of(item)));
            return Collections.unmodifiableList(out);
        }
        if (node instanceof Node.Obj object) {
            Map<String, @Nullable Object> out = new LinkedHashMap<>();
            object.members().forEach((name, member) -> out.put(name, of(member.value())));
            return Collections.unmodifiableMap(out);
        }
        return null;
    }

    /** Whether some part of it could not be read. */
    public static boolean hasUnread(Node node) {
        if (node instanceof Node.Arr list) {
            return list.items().stream().anyMatch(Values::hasUnread);
        }
        if (node instanceof Node.Obj object) {
            return object.members().values().stream().anyMatch(member -> hasUnread(member.value()));
        }
        return node instanceof Node.Unread;
    }
}
