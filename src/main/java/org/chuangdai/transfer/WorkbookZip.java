package org.chuangdai.transfer;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * How the executable reads the parts of a workbook: stored or deflated, as ECMA-376 (part 2, annex C) has them. The library would also read what ZIP files otherwise may hold, by
 * decompressors that are not here and without which an executable cannot be linked.
 */
@TargetClass(ZipFile.class)
final class WorkbookZip {

    @Alias
    native InputStream getRawInputStream(ZipArchiveEntry part);

    @Substitute
    public InputStream getInputStream(ZipArchiveEntry part) throws IOException {
        InputStream raw = getRawInputStream(part);
        return switch (part.getMethod()) {
            case ZipEntry.STORED -> raw;
            // Zlib wants one byte more than there is.
            case ZipEntry.DEFLATED -> new InflaterInputStream(new SequenceInputStream(raw, new ByteArrayInputStream(new byte[1])), new Inflater(true));
            default -> throw new ZipException("compressed by method " + part.getMethod());
        };
    }
}
