package org.chuangdai.testing;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Tools of npm, installed as their lock file says into a directory below {@code target}. Needs Node 20 and npm. */
public final class NodeTools {
    private final Path directory;

    private NodeTools(Path directory) {
        this.directory = directory;
    }

    /** Those of a directory with package.json, package-lock.json and scripts. */
    public static NodeTools install(Path source, String name) throws IOException, InterruptedException {
        NodeTools tools = new NodeTools(Path.of("target", name));
        Files.createDirectories(tools.directory);
        try (Stream<Path> files = Files.list(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, tools.directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        tools.run("npm", "ci", "--no-audit", "--no-fund");
        return tools;
    }

    /** Where they are and run. */
    public Path directory() {
        return directory;
    }

    /** What a command of their directory says, both streams; it has to end well. */
    public String run(String... command) throws InterruptedException {
        return run(true, command);
    }

    /** What a command of their directory writes, without what it says of itself; it has to end well. */
    public String output(String... command) throws InterruptedException {
        return run(false, command);
    }

    private String run(boolean both, String... command) throws InterruptedException {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(both);
            Process process = (both ? builder : builder.redirectError(ProcessBuilder.Redirect.INHERIT)).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                fail(List.of(command) + " failed (npm needs a registry or a warm cache):\n" + output);
            }
            return output;
        } catch (IOException notThere) {
            return fail("This needs Node 20 or newer with npm on the PATH; " + command[0] + " is not there.", new UncheckedIOException(notThere));
        }
    }
}
