/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.baseline;

import ai.orcarouter.core.document.DocumentReader;
import ai.orcarouter.core.document.Fields;
import ai.orcarouter.core.document.Locator;
import ai.orcarouter.core.document.Node;
import ai.orcarouter.core.document.Pointers;
import ai.orcarouter.core.document.Scope;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads baselines; what is wrong goes to the findings of the reading. */
public final class BaselineReader {
    private final Scope scope;

    private BaselineReader(Scope scope) {
        this.scope = scope;
    }

    /** The entries, in document order. */
    public static List<BaselineEntry> read(DocumentReader.Reading reading) {
        Locator locator = reading.locatorOrNull();
        if (locator == null) {
            return List.of();
        }
        Scope scope = new Scope(reading.findings(), new HashSet<>(), "baseline", null);
        if (!(locator.root() instanceof Node.Obj root)) {
            scope.wrongKind(locator.root(), "", "a baseline", "an object", "");
            return List.of();
        }
        return new BaselineReader(scope).entries(root);
    }

    private List<BaselineEntry> entries(Node.Obj root) {
        Fields in = Fields.of(scope, root, "", List.of("version", "ruleset", "rules", "fingerprints"));
        in.require("version");
        in.whole("version", 1, 1);
        in.text("ruleset", "");
        List<BaselineEntry> out = new ArrayList<>();
        each(
                in,
                "fingerprints",
                List.of("hash", "skill", "rule", "file", "reason", "owner", "expires"),
                out,
                this::print);
        each(in, "rules", List.of("rule", "path", "skill", "reason", "owner", "expires"), out, this::pattern);
        return out;
    }

    private void each(
            Fields in,
            String name,
            List<String> known,
            List<BaselineEntry> out,
            BiFunction<Fields, Node, BaselineEntry> read) {
        List<Node> items = in.items(name);
        for (int i = 0; i < items.size(); i++) {
            String pointer = Pointers.item(in.at(name), i);
            if (items.get(i) instanceof Node.Obj object) {
                out.add(read.apply(Fields.of(scope, object, pointer, known), object));
            } else {
                scope.wrongKind(items.get(i), pointer, "each of " + name, "an object", "");
            }
        }
    }

    private BaselineEntry print(Fields in, Node node) {
        return new BaselineEntry(
                required(in, "hash", node),
                in.text("skill", ""),
                required(in, "rule", node),
                in.text("file", ""),
                required(in, "reason", node),
                in.text("owner", ""),
                date(in));
    }

    private BaselineEntry pattern(Fields in, Node node) {
        return new BaselineEntry(
                "",
                in.text("skill", ""),
                required(in, "rule", node),
                in.text("path", "*"),
                required(in, "reason", node),
                in.text("owner", ""),
                date(in));
    }

    private String required(Fields in, String name, Node node) {
        in.require(name);
        String text = in.text(name, "");
        if (in.has(name) && text.isBlank()) {
            scope.reject(node, in.at(name), "\"" + name + "\" must not be empty", "");
        }
        return text;
    }

    private @Nullable LocalDate date(Fields in) {
        String text = in.text("expires", "");
        Node node = in.value("expires");
        if (text.isEmpty() || node == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            scope.reject(node, in.at("expires"), "\"expires\" is no date", "such as 2027-01-31");
            return LocalDate.MIN;
        }
    }
}
