/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.report;

import ai.orcarouter.core.Limits;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.compliance.report.Report;
import ai.orcarouter.firewall.compliance.report.ReportSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report as every renderer shows it: made of the evidence document alone, and of its signature.
 *
 * @param framework what it is about, for people
 * @param workspace whose report it is
 * @param window from when to when
 * @param created when it was made
 * @param facts what the title page tells besides, by name
 * @param signature what it is verified by
 * @param sections the sections in their order
 */
record ReportView(
        String framework,
        String workspace,
        String window,
        String created,
        List<List<String>> facts,
        ReportSignature signature,
        List<Section> sections) {
    private static final Limits LIMITS = Limits.defaults().toBuilder()
            .maxJsonBytes(64 << 20)
            .maxJsonMembers(4_000_000)
            .build();

    /** How to verify, for the reader of any rendering. */
    static final List<String> HOW_TO_VERIFY = List.of(
            "Get the public key with the key id below from the issuer, by another way than this report.",
            "Put it into a file of trusted keys and run: orca report verify FOLDER --trusted-keys FILE",
            "Without Orca: the SHA-256 of evidence.json is the content hash, and the signature is Ed25519 over its 64"
                    + " characters (openssl pkeyutl -verify -rawin).",
            "manifest.json lists the SHA-256 of every file, this one included, and is signed in the same way.");

    /**
     * A section.
     *
     * @param state whether its sources supplied anything
     */
    record Section(String id, String title, String state, List<Block> blocks) {}

    static ReportView of(Report report) {
        Map<?, ?> whole = object(Arguments.ofJson(report.evidence(), LIMITS).value());
        Map<?, ?> subject = object(whole.get("report"));
        List<Section> sections = new ArrayList<>();
        for (Object each : list(whole.get("sections"))) {
            sections.add(section(object(each)));
        }
        String framework = text(subject, "framework");
        Map<?, ?> head = object(subject.get("audit_head"));
        return new ReportView(
                framework.isEmpty()
                        ? "All frameworks"
                        : framework.replace('_', ' ').toUpperCase(Locale.ROOT),
                text(subject, "workspace"),
                minutes(text(subject, "from")) + " to " + minutes(text(subject, "to")),
                minutes(text(subject, "created")),
                List.of(
                        List.of("Report", report.header().id()),
                        List.of("Made by", text(subject, "created_by")),
                        List.of("Made at", minutes(text(subject, "created"))),
                        List.of("Region", text(subject, "region").isEmpty() ? "not declared" : text(subject, "region")),
                        List.of("Configuration", "revision " + text(subject, "revision")),
                        List.of("Audit chain", "row " + text(head, "sequence") + ", " + text(head, "hash")),
                        List.of("Engine", "orca " + text(subject, "engine_version"))),
                report.header().signature(),
                List.copyOf(sections));
    }

    private static Section section(Map<?, ?> members) {
        String state = text(members, "state");
        List<Block> blocks = new ArrayList<>();
        for (Object part : list(members.get("parts"))) {
            blocks.addAll(Blocks.of(object(part)));
        }
        if (!"supplied".equals(state)) {
            blocks.add(0, new Block.Note("", note(members, state)));
        }
        return new Section(text(members, "id"), text(members, "title"), state, List.copyOf(blocks));
    }

    private static String note(Map<?, ?> members, String state) {
        String failed = text(members, "sources_failed");
        if ("0".equals(failed) || failed.isEmpty()) {
            return "Not supplied: no source of this section was wired when the report was made.";
        }
        return Blocks.words(state) + ": " + failed + " source(s) of this section failed when the report was made.";
    }

    /** A time in UTC as people write it: {@code 2026-03-01 12:00:05 UTC}. */
    private static String minutes(String instant) {
        int fraction = instant.indexOf('.');
        String cut = fraction < 0 ? instant.replace("Z", "") : instant.substring(0, fraction);
        return cut.replace('T', ' ') + " UTC";
    }

    private static String text(Map<?, ?> members, String name) {
        Object value = members.get(name);
        return value == null ? "" : String.valueOf(value);
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> members ? members : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> elements ? elements : List.of();
    }
}
