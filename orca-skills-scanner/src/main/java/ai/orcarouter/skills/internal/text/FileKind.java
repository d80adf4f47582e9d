/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.text;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a file is by its name.
 *
 * @param segment what its text is as a whole
 * @param language of program text, may be empty
 */
public record FileKind(SegmentKind segment, String language) {
    private static final FileKind MARKDOWN = new FileKind(SegmentKind.PROSE, "markdown");
    private static final FileKind DATA = new FileKind(SegmentKind.DATA, "");
    private static final Set<String> RUBY =
            Set.of("gemfile", "rakefile", "podfile", "vagrantfile", "brewfile", "fastfile");
    private static final Map<String, String> LANGUAGES = Map.ofEntries(
            Map.entry("py", "python"),
            Map.entry("pyw", "python"),
            Map.entry("js", "javascript"),
            Map.entry("mjs", "javascript"),
            Map.entry("cjs", "javascript"),
            Map.entry("jsx", "javascript"),
            Map.entry("ts", "typescript"),
            Map.entry("tsx", "typescript"),
            Map.entry("mts", "typescript"),
            Map.entry("sh", "shell"),
            Map.entry("bash", "shell"),
            Map.entry("zsh", "shell"),
            Map.entry("command", "shell"),
            Map.entry("ps1", "powershell"),
            Map.entry("psm1", "powershell"),
            Map.entry("bat", "batch"),
            Map.entry("cmd", "batch"),
            Map.entry("rb", "ruby"),
            Map.entry("pl", "perl"),
            Map.entry("php", "php"),
            Map.entry("go", "go"),
            Map.entry("java", "java"),
            Map.entry("c", "c"),
            Map.entry("h", "c"),
            Map.entry("cc", "c"),
            Map.entry("cpp", "c"),
            Map.entry("rs", "rust"),
            Map.entry("kt", "kotlin"),
            Map.entry("swift", "swift"),
            Map.entry("cs", "csharp"),
            Map.entry("lua", "lua"),
            Map.entry("r", "r"),
            Map.entry("gradle", "groovy"),
            Map.entry("groovy", "groovy"),
            Map.entry("kts", "kotlin"),
            Map.entry("gemspec", "ruby"),
            Map.entry("rake", "ruby"),
            Map.entry("ru", "ruby"),
            Map.entry("vbs", "vbscript"),
            Map.entry("vbe", "vbscript"),
            Map.entry("wsf", "vbscript"),
            Map.entry("hta", "vbscript"),
            Map.entry("jse", "javascript"),
            Map.entry("applescript", "applescript"),
            Map.entry("scpt", "applescript"),
            Map.entry("fish", "shell"),
            Map.entry("ksh", "shell"),
            Map.entry("csx", "csharp"),
            Map.entry("scala", "scala"),
            Map.entry("dart", "dart"),
            Map.entry("ex", "elixir"),
            Map.entry("exs", "elixir"),
            Map.entry("jl", "julia"),
            Map.entry("phtml", "php"),
            Map.entry("jsp", "java"));

    /** What a text file of this name is, by its extension, or by the interpreter that its first line names. */
    public static FileKind of(String path, String text) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        String extension = dot < 0 ? "" : name.substring(dot + 1);
        String language = LANGUAGES.get(extension);
        if (language != null) {
            return new FileKind(SegmentKind.SCRIPT, language);
        }
        return switch (extension) {
            case "md", "mdx", "markdown", "mdc", "txt", "rst", "html", "htm" -> MARKDOWN;
            case "json",
                    "jsonc",
                    "jsonl",
                    "yaml",
                    "yml",
                    "toml",
                    "ini",
                    "cfg",
                    "conf",
                    "xml",
                    "csv",
                    "plist",
                    "env",
                    "lock",
                    "properties",
                    "svg",
                    "yar",
                    "yara",
                    "rules",
                    "sigma",
                    "css" -> DATA;
            default -> byFirstLine(name, text);
        };
    }

    private static FileKind byFirstLine(String name, String text) {
        if (text.startsWith("#!")) {
            int end = text.indexOf('\n');
            String first = text.substring(0, end < 0 ? text.length() : Math.min(end, 200));
            return new FileKind(
                    SegmentKind.SCRIPT,
                    first.contains("python") ? "python" : first.contains("node") ? "javascript" : "shell");
        }
        if (RUBY.contains(name)) {
            return new FileKind(SegmentKind.SCRIPT, "ruby");
        }
        if (name.equals("dockerfile") || name.equals("makefile") || name.startsWith("setup")) {
            return new FileKind(SegmentKind.SCRIPT, "shell");
        }
        return name.startsWith(".") ? DATA : MARKDOWN;
    }
}
