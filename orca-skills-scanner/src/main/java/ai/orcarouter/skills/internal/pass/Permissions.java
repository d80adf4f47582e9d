/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.core.text.PatternScanner;
import ai.orcarouter.core.text.ScanRule;
import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.internal.text.SegmentKind;
import ai.orcarouter.skills.model.SourceSpan;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What kinds of permission programs of a package use, and which kind a permission of a manifest is. */
final class Permissions {
    /** Reaches the network. */
    static final String NETWORK = "network";
    /** Starts programs. */
    static final String EXEC = "exec";
    /** Changes files. */
    static final String WRITE = "write";
    /** Reads the clipboard. */
    static final String CLIPBOARD = "clipboard";
    /** Every permission. */
    static final String ALL = "*";

    private static final List<String> KINDS = List.of(NETWORK, NETWORK, EXEC, WRITE, CLIPBOARD);
    private static final PatternScanner USES = PatternScanner.of(List.of(
            ScanRule.of(
                    "\\b(?:requests|httpx|aiohttp|axios)\\.\\w+\\(|\\burlopen\\s*\\(|\\bfetch\\s*\\(|\\bhttps?\\.request\\b"
                            + "|\\bsocket\\.(?:socket|connect|create_connection)\\b|\\bnew\\s+WebSocket\\b|\\bXMLHttpRequest\\b"),
            ScanRule.of("(?:^|[\\s;&|(`])(?:curl|wget|nc|ncat|scp|rsync)\\s+[-\"'$a-z]"),
            ScanRule.of(
                    "\\bsubprocess\\.\\w+\\(|\\bos\\.(?:system|popen|exec\\w*)\\(|\\bchild_process\\b|\\bexecSync\\s*\\("
                            + "|\\bspawn(?:Sync)?\\s*\\(|\\bexec\\.Command\\("),
            ScanRule.of(
                    "\\bopen\\s*\\([^)\\n]{1,120}[\"'][wax]b?\\+?[\"']|\\bwrite_(?:text|bytes)\\s*\\("
                            + "|\\b(?:write|append)File(?:Sync)?\\s*\\(|\\bunlink(?:Sync)?\\s*\\(|\\brmtree\\s*\\(|\\bos\\.remove\\s*\\("),
            ScanRule.of("\\bpyperclip\\.|\\bpbpaste\\b|\\bclipboard\\.read\\w*\\(|\\bwl-paste\\b|\\bGet-Clipboard\\b"),
            new ScanRule(
                    "\\b(?:chrome|browser)\\.(cookies|history|tabs|downloads|management|webRequest|debugger|bookmarks"
                            + "|scripting|proxy|topSites|sessions|tabCapture|desktopCapture|pageCapture|declarativeNetRequest)\\.\\w",
                    List.of(),
                    1)));

    private Permissions() {}

    /** The kinds that programs use, each with the first place; words of a browser's interfaces stand for themselves. */
    static Map<String, SourceSpan> used(Subject subject) {
        Map<String, SourceSpan> found = new TreeMap<>();
        for (ScanFile file : subject.files()) {
            if (file.kind().segment() != SegmentKind.SCRIPT || ContextFacts.isFixture(file.path())) {
                continue;
            }
            USES.scan(file.text().text(), (rule, start, end, from, to) -> {
                if (file.segments().at(end - 1).kind() == SegmentKind.SCRIPT) {
                    String name = rule < KINDS.size()
                            ? KINDS.get(rule)
                            : file.text().text().substring(from, to);
                    found.computeIfAbsent(
                            name,
                            key -> file.span(
                                    file.text().originalStart(start),
                                    Math.max(
                                            file.text().originalStart(start),
                                            file.text().originalEnd(end))));
                }
                return true;
            });
        }
        return found;
    }

    /** Which kind a permission is, as far as its name tells; else the name. */
    static String kind(String permission) {
        String name = permission.toLowerCase(Locale.ROOT);
        if (name.equals("*") || name.equals("all") || name.equals("<all_urls>") || name.startsWith("*://*/")) {
            return ALL;
        }
        if (has(name, "clipboard")) {
            return CLIPBOARD;
        }
        if (has(name, "exec", "bash", "shell", "command", "process", "terminal", "nativemessaging")) {
            return EXEC;
        }
        if (has(
                name,
                "network",
                "net:",
                "http",
                "fetch",
                "internet",
                "egress",
                "outbound",
                "web",
                "url",
                "://",
                "socket")) {
            return NETWORK;
        }
        return has(name, "write", "edit", "delete", "create", "filesystem:rw") ? WRITE : permission;
    }

    private static boolean has(String name, String... words) {
        for (String word : words) {
            if (name.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether some declared permission allows a kind. */
    static boolean covers(Set<String> declared, String kind) {
        for (String permission : declared) {
            String given = kind(permission);
            if (given.equals(kind) || given.equals(ALL) || given.equalsIgnoreCase(kind)) {
                return true;
            }
        }
        return false;
    }
}
