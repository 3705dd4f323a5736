package org.chuangdai.testing;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** A production build as {@code mvn package} leaves it. @param artifact the executable, or the jar that is run */
public record Build(boolean isNative, Path artifact) {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    public static final Build JAR = new Build(false, TARGET.resolve("quarkus-app/quarkus-run.jar"));

    /** The last one that was built. */
    public static Build present() {
        Properties build = new Properties();
        try (Reader file = Files.newBufferedReader(TARGET.resolve("quarkus-artifact.properties"))) {
            build.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException("mvn package comes first", e);
        }
        return new Build("native".equals(build.getProperty("type")), TARGET.resolve(build.getProperty("path")));
    }

    /** What starts it, without arguments. */
    public List<String> command() {
        return isNative ? List.of(artifact.toString())
                : List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dfile.encoding=UTF-8", "-Dsun.stderr.encoding=UTF-8", "-jar", artifact.toString());
    }
}
