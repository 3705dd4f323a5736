package org.chuangdai.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chuangdai.operation.HealthCommand;
import org.junit.jupiter.api.Test;

/** The image is built from what is there and starts what was built. */
class DockerfileTest {

    private static List<String> words(String arguments) {
        return Arrays.stream(arguments.split("\\s+")).filter(word -> !word.startsWith("--")).toList();
    }

    @Test
    void whatIsCopiedIsInTheCheckoutAndNotIgnored() {
        Set<String> sent = Checkout.read(Path.of(".dockerignore")).lines().filter(line -> line.startsWith("!")).map(line -> line.substring(1)).collect(Collectors.toSet());
        Set<String> copied = new HashSet<>();
        Checkout.instructions().stream().filter(line -> line[0].equals("COPY") && !line[1].contains("--from="))
                .forEach(line -> copied.addAll(words(line[1]).subList(0, words(line[1]).size() - 1)));
        assertEquals(sent, copied);
        copied.forEach(source -> assertTrue(Files.exists(Path.of(source)), source));
        assertTrue(Checkout.read(Path.of(".dockerignore")).lines().anyMatch("*"::equals));
    }

    @Test
    void whatComesFromAnotherStageIsMadeThere() {
        Set<String> stages = Checkout.instructions().stream().filter(line -> line[0].equals("FROM") && line[1].contains(" AS ")).map(line -> line[1].replaceAll(".* AS ", ""))
                .collect(Collectors.toSet());
        List<String> from = Checkout.instructions().stream().filter(line -> line[0].equals("COPY") && line[1].contains("--from="))
                .map(line -> line[1].replaceAll(".*--from=(\\S+).*", "$1")).toList();
        assertEquals(stages, Set.copyOf(from));
        assertEquals("/build/target/chuangdai-" + Checkout.version() + "-runner", words(Checkout.ofRunStage("COPY").get(0)).get(0));
        assertTrue(Checkout.instructions().stream().anyMatch(line -> line[0].equals("WORKDIR") && line[1].equals("/build")));
    }

    @Test
    void whatIsStartedAndAskedIsWhatWasCopied() {
        String executable = words(Checkout.ofRunStage("COPY").get(0)).get(1);
        assertEquals("[\"" + executable + "\"]", Checkout.ofRunStage("ENTRYPOINT").get(0));
        assertTrue(Checkout.ofRunStage("HEALTHCHECK").get(0).endsWith("CMD [\"" + executable + "\", \"" + HealthCommand.NAME + "\"]"));
        // Nobody may change the executable, its user least of all.
        assertTrue(Checkout.ofRunStage("COPY").get(0).contains("--chown=0:0 --chmod=0555"));
    }

    @Test
    void theRunStageOnlyCopies() {
        assertEquals(List.of(), Stream.of("RUN", "ADD", "VOLUME", "ENV").flatMap(name -> Checkout.ofRunStage(name).stream()).toList());
    }

    @Test
    void imagesArePinnedAndCanBeReplaced() {
        List<String> arguments = Checkout.instructions().stream().filter(line -> line[0].equals("ARG")).map(line -> line[1]).toList();
        arguments.forEach(argument -> assertTrue(argument.matches("[A-Z]+_IMAGE=[^:]+:[0-9][^:]*"), argument));
        assertEquals(arguments.stream().map(argument -> "${" + argument.replaceAll("=.*", "") + "}").toList(),
                Checkout.instructions().stream().filter(line -> line[0].equals("FROM")).map(line -> line[1].replaceAll(" AS .*", "")).toList());
    }
}
