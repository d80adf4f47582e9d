/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;

/** What the functions and variables of libraries give and take, by name. Immutable. */
final class Names {
    /** What a name is. */
    enum Role {
        /** {@link Label#ENV_ALL}. */
        ENV_ALL,
        /** {@link Label#ENV_KEY}. */
        ENV_KEY,
        /** {@link Label#CLIP}. */
        CLIP,
        /** {@link Label#SYSINFO}. */
        SYSINFO,
        /** {@link Label#USER_FILE}. */
        USER_FILE,
        /** {@link Label#NET_IN}. */
        NET_IN,
        /** {@link Label#DECODED}. */
        DECODED,
        /** Reads the file that it is given. */
        READ,
        /** Gives nothing of what it is given. */
        CLEAN,
        /** Sends what it is given. */
        NET,
        /** Runs the text that it is given. */
        CODE,
        /** Starts the program that it is given. */
        PROCESS,
        /** Runs the query that it is given. */
        SQL,
        /** Opens, writes or deletes the file that it is given. */
        PATH,
        /** Checks or resolves a path. */
        CHECKS
    }

    static final Names STANDARD = read();

    private static final Set<Role> NONE = Set.of();

    private final Map<String, Set<Role>> exact = new HashMap<>();
    private final Map<String, Set<Role>> endings = new HashMap<>();

    private Names() {}

    private static Names read() {
        Names names = new Names();
        try (InputStream in = Names.class.getResourceAsStream("names.txt")) {
            if (in == null) {
                throw new IllegalStateException("names.txt is missing");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(names::line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private void line(String line) {
        StringTokenizer words = new StringTokenizer(line);
        if (!words.hasMoreTokens() || line.startsWith("#")) {
            return;
        }
        Role role = Role.valueOf(words.nextToken().toUpperCase(Locale.ROOT));
        while (words.hasMoreTokens()) {
            String name = words.nextToken();
            boolean ending = name.startsWith("*");
            String key = ending ? name.substring(name.startsWith("*.") ? 2 : 1) : name;
            (ending ? endings : exact)
                    .computeIfAbsent(key, k -> EnumSet.noneOf(Role.class))
                    .add(role);
        }
    }

    /** What a name is; its last one or two parts decide where the table leaves the beginning open. */
    Set<Role> of(String name) {
        Set<Role> found = exact.get(name);
        if (found != null) {
            return found;
        }
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return endings.getOrDefault(name, NONE);
        }
        Set<Role> last = endings.get(name.substring(dot + 1));
        if (last != null) {
            return last;
        }
        int before = name.lastIndexOf('.', dot - 1);
        return endings.getOrDefault(name.substring(before + 1), NONE);
    }

    /** The labels that a call or a variable of this name has. */
    static List<Label> labels(Set<Role> roles) {
        if (roles.isEmpty()) {
            return List.of();
        }
        List<Label> out = new ArrayList<>();
        for (Role role : roles) {
            switch (role) {
                case ENV_ALL -> out.add(Label.ENV_ALL);
                case ENV_KEY -> out.add(Label.ENV_KEY);
                case CLIP -> out.add(Label.CLIP);
                case SYSINFO -> out.add(Label.SYSINFO);
                case USER_FILE -> out.add(Label.USER_FILE);
                case NET_IN -> out.add(Label.NET_IN);
                case DECODED -> out.add(Label.DECODED);
                case READ, CLEAN, NET, CODE, PROCESS, SQL, PATH, CHECKS -> {}
            }
        }
        return out;
    }
}
