/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

import ai.orcarouter.skills.internal.flow.ShellWords.Word;
import java.util.ArrayList;
import java.util.List;

/** One command of a shell script with its arguments, and what is known of it once they are read. */
final class ShellCall {
    final List<Word> words;
    final String head;
    final List<Taint> piped;
    final List<Taint> given;
    final List<String> written = new ArrayList<>();
    final List<String> hosts = new ArrayList<>();
    boolean redirected;

    /** A call of the program that the first word names, which is not empty. */
    ShellCall(List<Word> words, List<Taint> piped) {
        this.words = words;
        head = path().substring(path().lastIndexOf('/') + 1);
        this.piped = piped;
        given = new ArrayList<>(piped);
    }

    /** The program as it is written. */
    String path() {
        return words.get(0).text();
    }

    int start() {
        return words.get(0).start();
    }

    int end() {
        return words.get(words.size() - 1).end();
    }

    /** Whether one of these flags is there; a flag that ends with a star is a beginning. */
    boolean has(String... flags) {
        for (Word word : words) {
            for (String flag : flags) {
                if (word.text().equals(flag)
                        || (flag.endsWith("*") && word.text().startsWith(flag.substring(0, flag.length() - 1)))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the word at {@code i} names a file that this call writes. */
    boolean writes(int i) {
        String before = words.get(i - 1).text();
        return redirects(i)
                || before.equals("-o")
                || before.equals("--output")
                || before.equals("-O")
                || head.equals("tee")
                || (head.equals("cp") && i == words.size() - 1)
                || (i == 2 && head.equals("tar") && before.endsWith("f") && before.contains("c"))
                || (head.equals("zip") && !words.get(i).text().startsWith("-") && written.isEmpty());
    }

    /**
     * Whether the word at {@code i} names the key that a connection is opened with, which does not leave the machine.
     */
    boolean authenticates(int i) {
        String before = words.get(i - 1).text();
        return switch (head) {
            case "ssh", "scp", "sftp", "ssh-copy-id", "ssh-add" ->
                before.equals("-i") || words.get(i).text().startsWith("IdentityFile=");
            case "rsync" ->
                (before.equals("-e") || before.equals("--rsh"))
                        && words.get(i).text().startsWith("ssh ");
            case "curl" -> before.equals("--key") || before.equals("--cert") || before.equals("--cacert");
            default -> false;
        };
    }

    /** Whether the output goes into the file that the word at {@code i} names. */
    boolean redirects(int i) {
        return words.get(i - 1).sign() && words.get(i - 1).text().startsWith(">");
    }

    /** Whether it hands something to another machine. */
    boolean sends() {
        return switch (head) {
            case "curl" ->
                has("-d*", "--data*", "-F*", "--form*", "-T*", "--upload-file", "-X", "-XPOST", "--json")
                        || words.stream()
                                .anyMatch(word -> word.text().contains("://")
                                        && word.text().indexOf('$') > 0);
            case "wget" -> has("--post-*", "--body-*");
            case "nc", "ncat", "netcat", "mail", "sendmail", "mutt", "nslookup", "dig", "telnet", "ssh" -> true;
            case "scp", "rsync" -> words.stream().anyMatch(word -> word.text().indexOf(':') > 1);
            case "aws", "gsutil", "rclone" -> has("cp", "sync", "copy", "mv");
            case "gh" -> has("gist");
            default -> namesSocket();
        };
    }

    private boolean namesSocket() {
        for (Word word : words) {
            if (word.text().startsWith("/dev/tcp/")) {
                return true;
            }
        }
        return false;
    }
}
