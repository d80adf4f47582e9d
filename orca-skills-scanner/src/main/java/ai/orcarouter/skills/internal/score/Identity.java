/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.score;

import ai.orcarouter.core.crypto.Digests;
import ai.orcarouter.skills.internal.pass.Observation;
import ai.orcarouter.skills.internal.pass.Subject;
import ai.orcarouter.skills.internal.source.FileEntry;
import ai.orcarouter.skills.internal.text.ScanFile;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What makes a finding the same one in another version of the package: rule, file and evidence, wherever it stands.
 * Where the evidence is not all of the text, or there is none, the text or the file itself takes part, so that nobody
 * accepts one thing and gets another.
 */
final class Identity {
    /** Rules about a file as a whole. */
    private static final String FILES = "ORCA-SK-10";

    /** The one among them whose evidence says what is wrong. */
    private static final String MANIFEST = "ORCA-SK-107";

    private final Map<String, FileEntry> entries = new HashMap<>();
    private final Map<String, ScanFile> files = new HashMap<>();
    private final Map<String, Integer> occurrences = new HashMap<>();

    Identity(Subject subject) {
        subject.tree().files().forEach(entry -> entries.put(entry.path(), entry));
        subject.files().forEach(file -> files.put(file.path(), file));
    }

    String fingerprint(Observation one) {
        String base = one.rule().id() + "\n" + one.span().file() + "\n" + squeezed(one.evidence()) + more(one);
        int occurrence = occurrences.merge(base, 1, Integer::sum);
        return digest(base + "\n" + occurrence).substring(0, 32);
    }

    private String more(Observation one) {
        String rule = one.rule().id();
        String path = one.span().file();
        FileEntry entry = entries.get(path);
        if (one.span().line() == 0) {
            boolean whole = rule.startsWith(FILES) && !rule.equals(MANIFEST);
            return entry == null || !whole ? "" : "\n" + Digests.sha256Hex(entry.bytes());
        }
        ScanFile file = files.get(path);
        int shown = one.evidence().length();
        boolean says = !one.evidence().isBlank() && shown != Observation.MAX_EVIDENCE;
        return file == null || says ? "" : "\n" + digest(squeezed(file.text(one.span())));
    }

    private static String digest(String text) {
        return Digests.sha256Hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Without blanks, which say nothing about what a text does. */
    static String squeezed(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().filter(c -> c > ' ').forEach(c -> out.append((char) c));
        return out.toString();
    }
}
