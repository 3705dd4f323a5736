package org.chuangdai.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.GraphQLEngine;
import org.chuangdai.graphql.Refusal;

/** Registers documents: each is held against the served schema and the limits first. */
@ApplicationScoped
public class DocumentDesk {
    private final GraphQLEngine engine;
    private final TrustedDocumentStore store;

    DocumentDesk(GraphQLEngine engine, TrustedDocumentStore store) {
        this.engine = engine;
        this.store = store;
    }

    /** What became of a document or of a file. */
    public enum Outcome { REGISTERED, KNOWN, REFUSED }

    /**
     * One line of the report.
     *
     * @param hash   null when the file could not be read
     * @param detail names of the operations, or why it was refused
     */
    public record Line(Outcome outcome, String hash, String source, String detail) {
    }

    /** Registers what these files and directories have; those that are refused do not keep the others out. */
    public List<Line> register(List<Path> places, String registeredBy, String note) {
        List<Line> lines = new ArrayList<>();
        for (Path place : places) {
            try {
                DocumentFiles.in(place).forEach(found -> lines.add(register(found, registeredBy, note)));
            } catch (Refusal refused) {
                lines.add(refused(null, place.toString(), refused));
            } catch (NoSuchFileException absent) {
                lines.add(refused(null, place.toString(), new Refusal(ErrorCode.NOT_FOUND, "没有此文件。", "There is no such file.")));
            } catch (JsonProcessingException malformed) {
                lines.add(refused(null, place.toString(), new Refusal(ErrorCode.BAD_REQUEST, "不是有效的JSON。", "Not valid JSON.")));
            } catch (IOException unreadable) {
                lines.add(refused(null, place.toString(), new Refusal(ErrorCode.BAD_REQUEST, "文件无法读取：%s", "The file cannot be read: %s", unreadable.getMessage())));
            }
        }
        return lines;
    }

    private Line register(DocumentFiles.Found found, String registeredBy, String note) {
        String hash = GraphQLEngine.hash(found.text());
        try {
            if (found.hash() != null && !found.hash().equals(hash)) {
                throw new Refusal(ErrorCode.BAD_REQUEST, "散列值不是文档的SHA-256；请让生成工具用sha256。", "The hash is not the document's SHA-256; have the tool that wrote it use sha256.");
            }
            List<String> operations = engine.operationsOf(found.text());
            boolean added = store.add(hash, operations, found.text(), registeredBy, note).await().indefinitely();
            return new Line(added ? Outcome.REGISTERED : Outcome.KNOWN, hash, found.source(), String.join(", ", operations));
        } catch (Refusal refused) {
            return refused(hash, found.source(), refused);
        }
    }

    private static Line refused(String hash, String source, Refusal refusal) {
        return new Line(Outcome.REFUSED, hash, source, refusal.text().chinese() + " · " + refusal.text().english());
    }
}
