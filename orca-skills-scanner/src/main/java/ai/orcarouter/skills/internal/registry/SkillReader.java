/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.registry;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.document.DocumentReader;
import ai.orcarouter.core.document.Fields;
import ai.orcarouter.core.document.Locator;
import ai.orcarouter.core.document.Node;
import ai.orcarouter.core.document.Pointers;
import ai.orcarouter.core.document.Scope;
import ai.orcarouter.skills.model.Band;
import ai.orcarouter.skills.model.FindingSeverity;
import ai.orcarouter.skills.model.PinnedFinding;
import ai.orcarouter.skills.model.ProductScore.ManifestFinding;
import ai.orcarouter.skills.model.ScanVerdict;
import ai.orcarouter.skills.model.SkillChange;
import ai.orcarouter.skills.model.SkillFormat;
import ai.orcarouter.skills.model.SkillKind;
import ai.orcarouter.skills.model.SkillMode;
import ai.orcarouter.skills.model.SkillOrigin;
import ai.orcarouter.skills.model.SkillOverride;
import ai.orcarouter.skills.model.SkillPin;
import ai.orcarouter.skills.model.SkillRecord;
import ai.orcarouter.skills.model.SkillReview;
import ai.orcarouter.skills.model.SkillScope;
import ai.orcarouter.skills.model.SkillSignature;
import ai.orcarouter.skills.model.ToldText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads skill records. Other modules write some, such as that of an MCP server: what they must say is {@code name},
 * {@code kind} and {@code source}; one that was never scanned is held until it is, and members that are not known here
 * are passed over. A member that is known and wrong makes the record unreadable.
 */
final class SkillReader {
    private static final DocumentReader READER = new DocumentReader(4 << 20, 16);
    private static final Map<String, SkillKind> KINDS = Fields.words(SkillKind.values(), SkillKind::label);
    private static final Map<String, SkillOrigin> ORIGINS = Fields.words(SkillOrigin.values(), SkillOrigin::label);
    private static final Map<String, SkillMode> MODES = Fields.words(SkillMode.values(), SkillMode::label);
    private static final Map<String, Band> BANDS = Fields.words(Band.values(), Band::label);
    private static final Map<String, ScanVerdict> VERDICTS = Fields.words(ScanVerdict.values(), ScanVerdict::label);
    private static final Map<String, SkillFormat> FORMATS = Fields.words(SkillFormat.values(), SkillFormat::label);
    private static final Map<String, FindingSeverity> SEVERITIES =
            Fields.words(FindingSeverity.values(), FindingSeverity::label);

    private final Scope scope;

    private SkillReader(Scope scope) {
        this.scope = scope;
    }

    /**
     * The record.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} and every fault
     */
    static SkillRecord read(String json) {
        DocumentReader.Reading reading = READER.read(".json", json);
        Locator locator = reading.locatorOrNull();
        Set<String> unread = new HashSet<>();
        SkillRecord record = null;
        if (locator != null) {
            Scope scope = new Scope(reading.findings(), unread, "skill", null);
            if (locator.root() instanceof Node.Obj object) {
                record = new SkillReader(scope).record(object);
            } else {
                scope.wrongKind(locator.root(), "", "a skill", "an object", "");
            }
        }
        if (record == null || reading.findings().hasErrors()) {
            List<Issue> issues = reading.findings().inOrder(pointer -> "");
            throw new OrcaException(ErrorCode.INVALID_DOCUMENT, issues);
        }
        return record;
    }

    private @Nullable SkillRecord record(Node.Obj object) {
        Fields in = fields(object, "");
        in.require("name");
        in.require("kind");
        in.require("source");
        SkillKind kind = in.word("kind", KINDS);
        SkillOrigin origin = in.word("source", ORIGINS);
        SkillMode mode = in.word("mode", MODES);
        if (kind == null || origin == null) {
            return null;
        }
        SkillPin pin = in.has("content_hash") ? pin(in) : null;
        List<String> tools = in.texts("allowed_tools");
        Long basis = in.whole("changes_since", 0, Long.MAX_VALUE);
        return new SkillRecord(
                in.text("name", ""),
                kind,
                origin,
                in.text("publisher", ""),
                tools,
                or(mode, pin == null ? SkillMode.ALLOW : pin.derived()),
                pin,
                nested(in, "signature", (each, pointer) -> signature(each)),
                nested(in, "review", (each, pointer) -> review(each)),
                nested(in, "override", (each, pointer) -> override(each)),
                in.has("stated_tools") ? in.texts("stated_tools") : undeclared(tools, pin),
                or(in.word("stated_mode", MODES), SkillMode.ALLOW),
                basis == null ? 0 : basis);
    }

    /** What the host stated, where a record does not say. */
    private static List<String> undeclared(List<String> tools, @Nullable SkillPin pin) {
        return pin == null
                ? tools
                : tools.stream()
                        .filter(tool -> !pin.declared().tools().contains(tool))
                        .toList();
    }

    private SkillPin pin(Fields in) {
        Long score = in.whole("risk_score", 0, 100);
        return new SkillPin(
                in.text("ruleset", ""),
                in.text("content_version", ""),
                in.text("content_hash", ""),
                or(in.word("format", FORMATS), SkillFormat.FILES),
                score == null ? 100 : score.intValue(),
                or(in.word("risk_band", BANDS), Band.CRITICAL),
                or(in.word("scan_verdict", VERDICTS), ScanVerdict.BLOCKED),
                in.flag("complete", false),
                in.text("signed_by", ""),
                each(in, "findings", SkillReader::manifestFinding),
                each(in, "content_findings", SkillReader::finding),
                scopeOf(in, "declared"),
                scopeOf(in, "used"),
                in.texts("scripts"),
                each(in, "changes", SkillReader::change),
                each(in, "told", each -> new ToldText(each.text("name", ""), each.text("digest", ""))));
    }

    private static ManifestFinding manifestFinding(Fields in) {
        return new ManifestFinding(in.text("kind", ""), in.text("target", ""), in.text("severity", ""));
    }

    private static PinnedFinding finding(Fields in) {
        Long line = in.whole("line", 0, Integer.MAX_VALUE);
        return new PinnedFinding(
                in.text("rule", ""),
                or(in.word("severity", SEVERITIES), FindingSeverity.CRITICAL),
                in.text("message", ""),
                in.text("file", ""),
                line == null ? 0 : line.intValue(),
                in.text("fingerprint", ""));
    }

    private static SkillChange change(Fields in) {
        return new SkillChange(
                in.text("rule", ""), or(in.word("severity", SEVERITIES), FindingSeverity.HIGH), in.text("message", ""));
    }

    private SkillScope scopeOf(Fields in, String name) {
        SkillScope read = nested(
                in,
                name,
                (fields, pointer) -> new SkillScope(
                        Set.copyOf(fields.texts("tools")),
                        Set.copyOf(fields.texts("hosts")),
                        Set.copyOf(fields.texts("env")),
                        Set.copyOf(fields.texts("bins")),
                        Set.copyOf(fields.texts("paths")),
                        Set.copyOf(fields.texts("permissions"))));
        return read == null ? SkillScope.none() : read;
    }

    private static @Nullable SkillSignature signature(Fields in) {
        in.require("key_id");
        in.require("value");
        String key = in.text("key_id", "");
        String value = in.text("value", "");
        // An unusable signature is none: nothing gets stricter by one.
        return key.isEmpty() || value.isEmpty() || key.length() > 128 || value.length() > 256
                ? null
                : new SkillSignature(key, value);
    }

    private @Nullable SkillReview review(Fields in) {
        Instant at = time(in, "at");
        in.require("content_hash");
        return at == null
                ? null
                : new SkillReview(in.text("by", ""), at, in.text("content_hash", ""), in.text("note", ""));
    }

    private @Nullable SkillOverride override(Fields in) {
        in.require("mode");
        in.require("content_hash");
        in.require("replaced");
        SkillMode mode = in.word("mode", MODES);
        SkillMode replaced = in.word("replaced", MODES);
        Instant at = time(in, "at");
        Instant expires = in.has("expires") ? time(in, "expires") : null;
        if (mode == null || replaced == null || at == null) {
            return null;
        }
        return new SkillOverride(
                mode, in.text("reason", ""), in.text("by", ""), at, expires, in.text("content_hash", ""), replaced);
    }

    private @Nullable Instant time(Fields in, String name) {
        in.require(name);
        Node node = in.value(name);
        if (node instanceof Node.Str text) {
            try {
                return Instant.parse(text.text());
            } catch (DateTimeException e) {
                scope.reject(node, in.at(name), "\"" + name + "\" is no time", "such as 2026-01-31T12:00:00Z");
            }
        } else if (node != null) {
            scope.wrongKind(node, in.at(name), name, "a string", "");
        }
        return null;
    }

    private <T> @Nullable T nested(Fields in, String name, BiFunction<Fields, String, @Nullable T> read) {
        if (!in.has(name)) {
            return null;
        }
        Node node = in.value(name);
        if (node instanceof Node.Obj object) {
            return read.apply(fields(object, in.at(name)), in.at(name));
        }
        if (node != null) {
            scope.wrongKind(node, in.at(name), name, "an object", "");
        }
        return null;
    }

    private <T> List<T> each(Fields in, String name, java.util.function.Function<Fields, T> read) {
        List<Node> items = in.items(name);
        List<T> out = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            String pointer = Pointers.item(in.at(name), i);
            if (items.get(i) instanceof Node.Obj object) {
                out.add(read.apply(fields(object, pointer)));
            } else {
                scope.wrongKind(items.get(i), pointer, "each of " + name, "an object", "");
            }
        }
        return out;
    }

    private Fields fields(Node.Obj object, String pointer) {
        return Fields.of(scope, object, pointer, List.copyOf(object.members().keySet()));
    }

    private static <E> E or(@Nullable E value, E otherwise) {
        return value == null ? otherwise : value;
    }
}
