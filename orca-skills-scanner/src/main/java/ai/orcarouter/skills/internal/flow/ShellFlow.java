/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

import ai.orcarouter.skills.internal.flow.ShellWords.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Follows values through a shell script: variables, pipes, substitutions and files (skills.md 4.1, rule 206). */
final class ShellFlow {
    private static final int MAX_DEPTH = 3;

    /** The depth of a word whose substitutions were looked at before. */
    private static final int SEEN = MAX_DEPTH + 1;

    private static final Set<String> PREFIXES = Set.of(
            "sudo",
            "nohup",
            "time",
            "then",
            "do",
            "else",
            "if",
            "while",
            "!",
            "exec",
            "command",
            "export",
            "local",
            "readonly",
            "declare",
            "-x",
            "-r");
    private static final Set<String> SHELLS =
            Set.of("sh", "bash", "zsh", "dash", "python", "python3", "node", "perl", "ruby", "source", ".", "eval");
    private static final Set<String> SILENT = Set.of("[", "[[", "test", "mkdir", "rm", "chmod", "cd", "sleep", "true");
    private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1");

    private final Script script;
    private final Consumer<Flow> into;
    private final ShellMemory memory;
    private final Files files;

    /** Whether something of the script was not read; a substitution says it of the script that it is in. */
    private final AtomicBoolean cut;

    private ShellFlow(Script script, ShellMemory memory, Files files, AtomicBoolean cut, Consumer<Flow> into) {
        this.script = script;
        this.memory = memory;
        this.files = files;
        this.cut = cut;
        this.into = into;
    }

    /** Reads a script once; false when it is too long to be read to its end. */
    static boolean follow(Script script, Files files, Consumer<Flow> into) {
        AtomicBoolean cut = new AtomicBoolean();
        ShellFlow flow = new ShellFlow(script, ShellMemory.empty(), files, cut, into);
        flow.run(flow.words(script.text(), script.from(), script.to()), 0);
        return !cut.get();
    }

    private List<Word> words(String text, int from, int to) {
        List<Word> words = ShellWords.of(text, from, to);
        if (ShellWords.areCut(words)) {
            cut.set(true);
        }
        return words;
    }

    /** What the commands write to their output. */
    private List<Taint> run(List<Word> words, int depth) {
        List<Taint> all = List.of();
        List<Taint> piped = List.of();
        int from = 0;
        for (int i = 0; i < words.size(); i++) {
            boolean pipe = words.get(i).is("|");
            if (pipe || words.get(i).is(";")) {
                List<Taint> out = i > from ? command(words.subList(from, i), piped, depth) : List.of();
                piped = pipe ? out : List.of();
                all = pipe ? all : Taint.union(all, out);
                from = i + 1;
            }
        }
        return all;
    }

    private List<Taint> command(List<Word> words, List<Taint> piped, int depth) {
        int at = 0;
        List<Taint> last = List.of();
        if (loops(words)) {
            List<Taint> each = new ArrayList<>();
            words.subList(3, words.size()).forEach(word -> of(word, depth).forEach(one -> Taint.add(each, one)));
            memory.assign(words.get(1).text(), each);
            return List.of();
        }
        while (at < words.size() && !words.get(at).sign()) {
            String text = words.get(at).text();
            int equal = text.indexOf('=');
            if (equal > 0 && isName(text.substring(0, equal))) {
                last = Taint.moved(
                        of(words.get(at), depth),
                        script,
                        words.get(at).start(),
                        words.get(at).end());
                memory.assign(text.substring(0, equal), last);
            } else if (!PREFIXES.contains(text)) {
                break;
            }
            at++;
        }
        if (at >= words.size() || words.get(at).sign()) {
            return List.of();
        }
        ShellCall call = new ShellCall(words.subList(at, words.size()), piped);
        arguments(call, depth);
        if (SILENT.contains(call.head)) {
            return List.of();
        }
        List<Taint> out = new ArrayList<>(call.given);
        output(call, out);
        sinks(call);
        for (String file : call.written) {
            List<Taint> put = Taint.moved(out, script, call.start(), call.end());
            memory.write(file, put);
            files.write(file, put);
        }
        return call.redirected ? List.of() : out;
    }

    /** {@code for name in words}. */
    private static boolean loops(List<Word> words) {
        return words.size() > 3
                && words.get(0).text().equals("for")
                && words.get(2).text().equals("in")
                && isName(words.get(1).text());
    }

    private void arguments(ShellCall call, int depth) {
        for (int i = 1; i < call.words.size(); i++) {
            Word word = call.words.get(i);
            if (word.sign()) {
                continue;
            }
            if (call.writes(i)) {
                call.redirected |= call.redirects(i);
                call.written.add(word.text());
                continue;
            }
            if (call.authenticates(i)) {
                continue;
            }
            String host = Literals.host(word.text());
            if (!host.isEmpty() && !LOCAL_HOSTS.contains(host)) {
                call.hosts.add(host);
            }
            of(word, depth).forEach(one -> Taint.add(call.given, one));
        }
    }

    /** What a command adds to what it was given. */
    private void output(ShellCall call, List<Taint> out) {
        Step here = Step.at(script, call.start(), call.end());
        switch (call.head) {
            case "env", "printenv", "set" -> {
                if (call.words.size() == 1 || call.words.get(1).sign()) {
                    Taint.add(out, new Taint(Label.ENV_ALL, "", here));
                }
            }
            case "pbpaste", "wl-paste", "xclip", "xsel" -> Taint.add(out, new Taint(Label.CLIP, "", here));
            case "hostname", "whoami", "uname", "id" -> Taint.add(out, new Taint(Label.SYSINFO, "", here));
            case "security" -> {
                if (call.has("find-*", "dump-*")) {
                    Taint.add(out, new Taint(Label.CRED_FILE, "", here));
                }
            }
            case "kubectl", "oc" -> {
                if (call.has("get") && call.has("secret", "secrets")) {
                    Taint.add(out, new Taint(Label.CRED_FILE, "", here));
                }
            }
            case "git" -> {
                if (call.has("credential") && call.has("fill")) {
                    Taint.add(out, new Taint(Label.CRED_FILE, "", here));
                }
            }
            case "curl", "wget" -> {
                // What is sent does not come back.
                out.clear();
                Taint.add(out, new Taint(Label.NET_IN, String.join(" ", call.hosts), here));
            }
            case "base64", "xxd", "openssl", "gunzip", "uudecode" -> {
                if (call.has("-d", "-D", "--decode", "-r", "-di")) {
                    Taint.add(out, new Taint(Label.DECODED, "", here));
                }
            }
            default -> {}
        }
    }

    private void sinks(ShellCall call) {
        if (call.sends()) {
            arrive(Sink.NET, call.given, call);
        }
        boolean code = call.has("-c", "-e", "-m");
        if (SHELLS.contains(call.head) && (code || call.head.equals("eval"))) {
            List<Taint> given = new ArrayList<>(call.given);
            given.removeAll(call.piped);
            arrive(Sink.EXEC, given, call);
        } else if (SHELLS.contains(call.head)) {
            arrive(Sink.EXEC, program(call), call);
        } else if (call.path().startsWith("/")
                || call.path().startsWith("./")
                || call.path().startsWith("$")) {
            arrive(Sink.EXEC, memory.file(call.path()), call);
        }
    }

    /** What an interpreter runs: the first file that it is given, else its input. */
    private List<Taint> program(ShellCall call) {
        for (int i = 1; i < call.words.size() && !call.words.get(i).sign(); i++) {
            if (!call.words.get(i).text().startsWith("-")) {
                return of(call.words.get(i), SEEN);
            }
        }
        // What is fetched or decoded and piped straight into a shell is for the rules 201 and 203.
        return call.given.stream()
                .filter(one ->
                        !call.piped.contains(one) || (one.label() != Label.NET_IN && one.label() != Label.DECODED))
                .toList();
    }

    private void arrive(Sink sink, List<Taint> taints, ShellCall call) {
        for (Taint one : taints) {
            if (one.label() != Label.URL && one.label() != Label.CRED_PATH) {
                Step step = one.step().then(script, call.start(), call.end());
                into.accept(new Flow(one.label(), one.detail(), sink, call.hosts, step.way()));
            }
        }
    }

    /** What a word holds: variables, what commands inside of it give, and the files that it names. */
    private List<Taint> of(Word word, int depth) {
        String text = word.text();
        List<Taint> out = new ArrayList<>();
        Step here = Step.at(script, word.start(), word.end());
        int i = text.indexOf('$');
        while (i >= 0 && i + 1 < text.length()) {
            if (text.charAt(i + 1) == '(' && mayLook(depth)) {
                int end = matching(text, i + 1);
                inner(text.substring(i + 2, end), here, depth).forEach(one -> Taint.add(out, one));
                i = end;
            } else {
                int from = text.charAt(i + 1) == '{' ? i + 2 : i + 1;
                int to = from;
                while (to < text.length() && isNamePart(text.charAt(to))) {
                    to++;
                }
                variable(text.substring(from, to), here).forEach(one -> Taint.add(out, one));
                i = Math.max(to, i + 1);
            }
            i = text.indexOf('$', i);
        }
        int tick = text.indexOf('`');
        int close = tick < 0 ? -1 : text.indexOf('`', tick + 1);
        while (close > 0 && mayLook(depth)) {
            inner(text.substring(tick + 1, close), here, depth).forEach(one -> Taint.add(out, one));
            tick = text.indexOf('`', close + 1);
            close = tick < 0 ? -1 : text.indexOf('`', tick + 1);
        }
        if (text.indexOf('`') < 0 && text.indexOf("$(") < 0) {
            for (Taint one : Literals.of(text.startsWith("@") ? text.substring(1) : text, here)) {
                Taint.add(out, one.label() == Label.CRED_PATH ? new Taint(Label.CRED_FILE, "", here) : one);
            }
            held(text).forEach(one -> Taint.add(out, one));
        }
        return out;
    }

    /** Whether what is substituted in a word is looked at; says so when it would be too deep. */
    private boolean mayLook(int depth) {
        if (depth == MAX_DEPTH) {
            cut.set(true);
        }
        return depth < MAX_DEPTH;
    }

    /** What a file holds: what this script wrote to it, else what others did. */
    private List<Taint> held(String path) {
        if (memory.knows(path)) {
            return memory.file(path);
        }
        List<Taint> others = new ArrayList<>();
        for (Taint one : files.read(path)) {
            if (!one.step().script().equals(script)) {
                others.add(one);
            }
        }
        return others;
    }

    /** The output of commands inside of a word, whose places are those of the word. */
    private List<Taint> inner(String commands, Step here, int depth) {
        Script part = new Script(script.file(), script.language(), commands, 0, commands.length());
        ShellFlow flow = new ShellFlow(
                part,
                memory.subshell(),
                files,
                cut,
                found -> into.accept(
                        new Flow(found.label(), found.detail(), found.sink(), found.hosts(), List.of(here))));
        List<Taint> out = new ArrayList<>();
        for (Taint one : flow.run(flow.words(commands, 0, commands.length()), depth + 1)) {
            boolean inside = one.step().script().equals(part);
            out.add(new Taint(one.label(), one.detail(), inside ? here : one.step()));
        }
        return out;
    }

    private List<Taint> variable(String name, Step here) {
        return memory.variable(name).orElseGet(() -> unset(name, here));
    }

    /** What a variable holds that the script was handed by those who started it. */
    private static List<Taint> unset(String name, Step here) {
        boolean secret = name.equals(name.toUpperCase(Locale.ROOT))
                && (name.endsWith("_KEY")
                        || name.endsWith("_TOKEN")
                        || name.endsWith("_SECRET")
                        || name.endsWith("PASSWORD"));
        return secret ? List.of(new Taint(Label.ENV_KEY, name, here)) : List.of();
    }

    private static int matching(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && !Character.isDigit(text.charAt(0))
                && text.chars().allMatch(c -> isNamePart((char) c));
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
