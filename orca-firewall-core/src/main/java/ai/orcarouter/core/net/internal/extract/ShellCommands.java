/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands read so far and the one being read, with the little grammar that the lexer needs to know. */
final class ShellCommands {
    /** What the next word is. */
    enum Role {
        WORD,
        TARGET,
        INPUT,
        HERE
    }

    /** A command that is still open to here-documents. */
    static final class Draft {
        private final List<ShellWord> words = new ArrayList<>();
        private final List<ShellWord> targets = new ArrayList<>();
        private final List<ShellWord> inputs = new ArrayList<>();
        private @Nullable ShellWord here;
        private final boolean piped;

        private Draft(boolean piped) {
            this.piped = piped;
        }

        void here(ShellWord body) {
            here = body;
        }

        private boolean isEmpty() {
            return words.isEmpty() && targets.isEmpty() && here == null;
        }
    }

    private final List<Draft> done = new ArrayList<>();
    private Draft current = new Draft(false);
    private Role next = Role.WORD;
    private boolean pattern;
    private boolean ofCase;

    void add(ShellWord word) {
        switch (next) {
            case WORD -> addWord(word);
            case TARGET -> current.targets.add(word);
            case INPUT -> {
                current.targets.add(word);
                current.inputs.add(word);
            }
            case HERE -> current.here = word;
        }
        next = Role.WORD;
    }

    private void addWord(ShellWord word) {
        if (pattern) {
            pattern = !word.isBare("esac");
            return;
        }
        current.words.add(word);
        if (word.isBare("in") && current.words.get(0).isBare("case")) {
            ofCase = true;
            end(false);
            pattern = true;
        }
    }

    void next(Role role) {
        next = role;
    }

    Draft draft() {
        return current;
    }

    boolean piped() {
        return current.isEmpty() && current.piped;
    }

    /** Whether the current command has one word, which before {@code ()} is the name of a function. */
    boolean single() {
        return current.words.size() == 1;
    }

    /** Whether the current command is a call of PowerShell. */
    boolean startsPowerShell() {
        if (current.words.isEmpty()) {
            return false;
        }
        String name = Programs.name(current.words.get(0).literal());
        return name.equals("powershell") || name.equals("pwsh");
    }

    void nameFunction() {
        current.words.add(0, new ShellWord(List.of(new ShellWord.Part(ShellWord.Kind.TEXT, "function", false))));
        end(false);
    }

    /** Inside {@code [[ ... ]]}, where operators of the shell are operators of the test. */
    boolean inTest() {
        return !current.words.isEmpty()
                && current.words.get(0).isBare("[[")
                && !current.words.get(current.words.size() - 1).isBare("]]");
    }

    boolean inPattern() {
        return pattern;
    }

    void expectPattern() {
        pattern = ofCase;
    }

    boolean endPattern() {
        boolean was = pattern;
        pattern = false;
        return was;
    }

    void end(boolean pipe) {
        next = Role.WORD;
        boolean piped = pipe || (current.isEmpty() && current.piped);
        if (!current.isEmpty()) {
            done.add(current);
        }
        // A draft that waits for a here-document is already in the list.
        current = new Draft(piped);
    }

    List<ShellCommand> finish() {
        end(false);
        List<ShellCommand> commands = new ArrayList<>(done.size());
        for (Draft draft : done) {
            commands.add(new ShellCommand(draft.words, draft.targets, draft.inputs, draft.here, draft.piped));
        }
        return commands;
    }
}
