package org.chuangdai.transfer;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;

/** Every kind of file the features know. */
@ApplicationScoped
public class Sheets {
    private final List<Sheet> all;

    Sheets(@All List<Sheet> all) {
        this.all = all.stream().sorted(Comparator.comparing(Sheet::kind)).toList();
    }

    public List<Sheet> all() {
        return all;
    }

    /** The sheet of a kind, NOT_FOUND when there is none. */
    public Sheet of(String kind) {
        return all.stream().filter(sheet -> sheet.kind().equals(kind)).findFirst().orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND,
                "没有“%s”这类表。可用的有：%s。", "There is no kind “%s”. Known kinds: %s.", CellRefusal.echo(kind), String.join(", ", all.stream().map(Sheet::kind).toList())));
    }
}
