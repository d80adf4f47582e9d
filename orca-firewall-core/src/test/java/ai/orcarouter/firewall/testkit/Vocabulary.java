/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import java.util.List;

/**
 * The few names that random policies and random calls share, so that rules and calls meet often. Every glob, path and
 * entry here is valid.
 */
public final class Vocabulary {
    /** Names of tools: bare ones, namespaced ones and look-alikes. */
    public static final List<String> TOOLS = List.of(
            "exec",
            "shell",
            "shell.exec",
            "local.shell.exec",
            "local.shell",
            "crm.read",
            "crm.export",
            "db.read",
            "read",
            "Shell.exec",
            "foo.*.bar",
            "http.get");

    /** Globs on tools, one or more for each form of the grammar. */
    public static final List<String> TOOL_GLOBS = List.of(
            "",
            "*",
            "shell.*",
            "crm.*",
            "local.shell.*",
            "*.exec",
            "*.read",
            "*.shell.exec",
            "*.shell.*",
            "shell.exec",
            "read",
            "crm.export",
            "foo.*.bar",
            "*.*",
            "http.get");

    /** Names of skills. */
    public static final List<String> SKILLS = List.of("helper", "ops.helper", "ops.backup", "mailer");

    /** Globs on skills. */
    public static final List<String> SKILL_GLOBS = List.of("*", "ops.*", "*.helper", "helper", "mailer");

    /** Paths into arguments. */
    public static final List<String> PATHS = List.of(
            "$",
            "$.command",
            "$.path",
            "$.url",
            "$.ip",
            "$.amount",
            "$.flag",
            "$.nothing",
            "$.nested.command",
            "$[\"a b\"]",
            "$.items",
            "$.items[0]",
            "$.items[1].name",
            "$.items[*]",
            "$.items[*].name",
            "$.absent");

    /** Strings that arguments hold and clauses look for. */
    public static final List<String> TEXTS = List.of(
            "", "rm", "rm -rf /", "drop table users", "prod", "replica", "a@example.org", "AKIAABCDEFGHIJKLMNOP", "x");

    /** RE2 patterns, some of which find something in {@link #TEXTS}. */
    public static final List<String> PATTERNS =
            List.of("rm\\s+-rf", "(?i)DROP table", "^prod$", "[a-z]+@example\\.org", "AKIA[A-Z]{16}", "^$", "zzz");

    /** Address literals, some of which carry others. */
    public static final List<String> ADDRESSES = List.of(
            "10.0.0.1",
            "10.255.255.255",
            "11.0.0.1",
            "169.254.169.254",
            "192.0.2.7",
            "fd00::1",
            "2001:db8::1",
            "64:ff9b::a00:1",
            "64:ff9b:1:a00:0:100::",
            "2002:a9fe:a9fe::1",
            "2001:0:a00:1::f5ff:fffe");

    /** Blocks that cover some of {@link #ADDRESSES}. */
    public static final List<String> BLOCKS =
            List.of("10.0.0.0/8", "10.0.0.0/31", "169.254.0.0/16", "0.0.0.0/0", "fd00::/8", "2001:db8::1/128");

    /** Names of hosts. */
    public static final List<String> HOSTS = List.of(
            "example.org", "api.example.org", "deep.api.example.org", "evil.test", "metadata.internal", "db.corp.test");

    /** Entries of egress lists: names, suffixes, addresses, blocks, mail, with and without ports. */
    public static final List<String> ENTRIES = List.of(
            "example.org",
            "api.example.org",
            "api.example.org:443",
            "*.example.org",
            "*.api.example.org:8443",
            "metadata.internal",
            "*.corp.test",
            "10.0.0.1",
            "10.0.0.1:443",
            "169.254.169.254",
            "[fd00::1]:443",
            "2001:db8::1",
            "10.0.0.0/8",
            "169.254.0.0/16",
            "fd00::/8",
            "64:ff9b::/96",
            "mailto:example.org");

    /** Absolute paths of files. */
    public static final List<String> FILES =
            List.of("/srv/data", "/srv/data/a.txt", "/srv/database", "/etc/passwd", "/srv/data/../../etc/passwd", "/");

    /** Paths that arguments hold and that different readers read differently. */
    public static final List<String> SUSPICIOUS_FILES =
            List.of("data/a.txt", "~/a.txt", "/srv/data/%2e%2e/x", "/srv\\data", "../x");

    /** Operands of {@code path_within}. */
    public static final List<String> ROOTS = List.of("/srv/data", "/srv", "/etc", "/");

    private Vocabulary() {}
}
