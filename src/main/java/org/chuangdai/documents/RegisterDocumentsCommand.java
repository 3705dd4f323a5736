package org.chuangdai.documents;

import io.quarkus.runtime.QuarkusApplication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code register-documents [--note TEXT] FILE-OR-DIRECTORY…}: registers a front end's documents from the command line, without a server. Ends with 0 when
 * all are registered, with 1 when some are refused, with 2 when none are named.
 */
public class RegisterDocumentsCommand implements QuarkusApplication {
    public static final String NAME = "register-documents";
    private static final String NOTE = "--note";
    private final DocumentDesk desk;

    RegisterDocumentsCommand(DocumentDesk desk) {
        this.desk = desk;
    }

    @Override
    public int run(String... arguments) {
        List<String> places = new ArrayList<>(Arrays.asList(arguments).subList(1, arguments.length));
        String note = null;
        if (places.size() > 1 && places.get(0).equals(NOTE)) {
            note = places.get(1);
            places = places.subList(2, places.size());
        }
        if (places.isEmpty()) {
            System.err.println("用法 · usage: register-documents [--note TEXT] FILE-OR-DIRECTORY…");
            return 2;
        }
        List<DocumentDesk.Line> lines = desk.register(places.stream().map(Path::of).toList(), System.getProperty("user.name"), note);
        lines.forEach(line -> System.out.printf("%s sha256:%s %s: %s%n", switch (line.outcome()) {
            case REGISTERED -> "登记 · registered";
            case KNOWN -> "已有 · known";
            case REFUSED -> "拒绝 · refused";
        }, line.hash() == null ? "-" : line.hash(), line.source(), line.detail()));
        long refused = lines.stream().filter(line -> line.outcome() == DocumentDesk.Outcome.REFUSED).count();
        System.out.printf("文档 · documents: %d, 拒绝 · refused: %d%n", lines.size(), refused);
        return refused == 0 ? 0 : 1;
    }
}
