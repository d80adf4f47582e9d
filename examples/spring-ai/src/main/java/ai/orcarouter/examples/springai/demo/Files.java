/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.springai.demo;

import org.springframework.ai.tool.annotation.Tool;

/** Tools that know nothing of a guard. They only pretend. */
public final class Files {
    /** Makes the tools. */
    public Files() {}

    /** Pretends to read. */
    @Tool(name = "files_read", description = "Reads a file")
    public String read(String path) {
        System.out.println("    the tool reads " + path);
        return "mail to ada@example.com, written on Monday";
    }

    /** Pretends to delete. */
    @Tool(name = "files_delete", description = "Deletes a file")
    public String delete(String path) {
        System.out.println("    the tool deletes " + path);
        return "deleted";
    }
}
