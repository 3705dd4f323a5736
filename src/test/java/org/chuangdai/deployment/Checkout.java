package org.chuangdai.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What else in the checkout the manifests have to agree with. */
final class Checkout {
    static final Path DOCKERFILE = Path.of("Dockerfile.native");

    private Checkout() {
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A section of the README with its subsections. */
    static String readme(String heading) {
        String text = read(Path.of("README.md"));
        int start = text.indexOf("\n## " + heading + "\n");
        if (start < 0) {
            throw new AssertionError("the README has no section " + heading);
        }
        int end = text.indexOf("\n## ", start + 1);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    /** Environment variables that the README's tables of settings and limits name. */
    static Set<String> documentedVariables() {
        return (readme("Configuration") + readme("Limits")).lines().filter(line -> line.startsWith("|")).flatMap(line -> variables(line).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> variables(String text) {
        return Pattern.compile("`((?:CHUANGDAI|QUARKUS)_[A-Z0-9_]*[A-Z0-9])`").matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** Everything that the application is made of, to look for a setting's name in. */
    static String application() {
        try (Stream<Path> files = Files.walk(Path.of("src", "main"))) {
            return files.filter(file -> file.toString().endsWith(".java") || file.toString().endsWith(".properties")).map(Checkout::read).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A setting of application.properties. */
    static String property(String name) {
        Properties properties = new Properties();
        try (Stream<String> lines = Files.lines(Path.of("src/main/resources/application.properties"))) {
            properties.load(new java.io.StringReader(lines.collect(Collectors.joining("\n"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String value = properties.getProperty(name);
        if (value == null) {
            throw new AssertionError("application.properties does not say " + name);
        }
        return value;
    }

    /** The version of the project. */
    static String version() {
        MatchResult found = Pattern.compile("<artifactId>chuangdai</artifactId>\\s*<version>([^<]+)</version>").matcher(read(Path.of("pom.xml"))).results().findFirst()
                .orElseThrow();
        return found.group(1);
    }

    /** The instructions of the Dockerfile: name and arguments, continued lines joined, comments left out. */
    static List<String[]> instructions() {
        String joined = read(DOCKERFILE).lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n")).replaceAll("\\\\\n\\s*", "");
        return joined.lines().filter(line -> !line.isBlank()).map(line -> line.split("\\s+", 2)).toList();
    }

    /** Arguments of the instructions of a name in the stage that is run. */
    static List<String> ofRunStage(String name) {
        List<String[]> all = instructions();
        int start = 0;
        for (int i = 0; i < all.size(); i++) {
            start = all.get(i)[0].equals("FROM") ? i : start;
        }
        return all.subList(start, all.size()).stream().filter(line -> line[0].equals(name)).map(line -> line[1]).toList();
    }

    /** The only instruction of a name in the stage that is run, split at white space. */
    static List<String> onlyOfRunStage(String name) {
        List<String> found = ofRunStage(name);
        if (found.size() != 1) {
            throw new AssertionError("the stage that is run has " + found.size() + " " + name);
        }
        return Arrays.asList(found.get(0).split("\\s+"));
    }
}
