/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import ai.orcarouter.core.crypto.Digests;
import ai.orcarouter.skills.internal.manifest.Manifest;
import ai.orcarouter.skills.internal.pass.Subject;
import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.internal.text.SegmentKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What of a package is code: files of their own, and commands of hooks and of the installation. */
final class Scripts {
    private static final int MAX = 500;
    private static final int DIGEST = 16;

    private Scripts() {}

    /** In order; those beyond the most that are kept have one digest together, which another of them changes. */
    static List<String> of(Subject subject) {
        TreeSet<String> paths = new TreeSet<>();
        for (ScanFile file : subject.files()) {
            if (file.kind().segment() == SegmentKind.SCRIPT) {
                paths.add(file.path());
            }
        }
        subject.binaries().forEach(entry -> paths.add(entry.path()));
        for (Manifest.Entry hook : subject.manifest().hooks()) {
            paths.add(hook.file() + "#" + hook.key());
        }
        for (Manifest.Entry step : subject.manifest().lifecycle()) {
            paths.add(step.file() + "#" + step.key());
        }
        if (paths.size() <= MAX) {
            return List.copyOf(paths);
        }
        List<String> all = new ArrayList<>(paths).subList(0, MAX - 1);
        String rest = String.join("\n", new ArrayList<>(paths).subList(MAX - 1, paths.size()));
        all.add("others "
                + Digests.sha256Hex(rest.getBytes(StandardCharsets.UTF_8)).substring(0, DIGEST));
        return List.copyOf(all);
    }
}
