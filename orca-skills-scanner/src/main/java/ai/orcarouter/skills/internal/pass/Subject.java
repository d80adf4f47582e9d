/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.skills.internal.manifest.Manifest;
import ai.orcarouter.skills.internal.manifest.ManifestReader;
import ai.orcarouter.skills.internal.rule.RulePack;
import ai.orcarouter.skills.internal.source.FileEntry;
import ai.orcarouter.skills.internal.source.FileTree;
import ai.orcarouter.skills.internal.text.FileText;
import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.model.ScanLimits;
import java.util.ArrayList;
import java.util.List;

/**
 * A package as the passes see it. They share nothing else, and none of them changes it.
 *
 * @param tree its files
 * @param files those that are text
 * @param binaries paths of those that are not
 * @param inexact paths of texts that hold what is no text
 * @param cut paths of those that were not looked at to their end
 * @param manifest what its manifests say
 * @param pack the rules
 */
public record Subject(
        FileTree tree,
        List<ScanFile> files,
        List<FileEntry> binaries,
        List<String> inexact,
        List<String> cut,
        Manifest manifest,
        RulePack pack) {
    /** Reads the texts and manifests of a package. */
    public static Subject of(FileTree tree, RulePack pack, ScanLimits limits) {
        List<ScanFile> files = new ArrayList<>();
        List<FileEntry> binaries = new ArrayList<>();
        List<String> inexact = new ArrayList<>();
        List<String> cut = new ArrayList<>();
        List<FileEntry> entries = new ArrayList<>();
        List<FileText> texts = new ArrayList<>();
        for (FileEntry entry : tree.files()) {
            FileText text = FileText.of(entry);
            if (text == null) {
                binaries.add(entry);
                continue;
            }
            if (!text.exact()) {
                inexact.add(entry.path());
            }
            entries.add(entry);
            texts.add(text);
        }
        TextRooms rooms = new TextRooms(entries, texts, limits);
        for (int i = 0; i < texts.size(); i++) {
            String path = entries.get(i).path();
            int most = rooms.of(i);
            if (most <= 0) {
                cut.add(path);
                continue;
            }
            ScanFile file = new ScanFile(path, texts.get(i).text(), most);
            files.add(file);
            rooms.used(i, file);
            if (file.isCut()) {
                cut.add(path);
            }
        }
        return new Subject(
                tree,
                List.copyOf(files),
                List.copyOf(binaries),
                List.copyOf(inexact),
                List.copyOf(cut),
                ManifestReader.read(files),
                pack);
    }
}
