package org.communitycounsel.pairing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.communitycounsel.platform.Refusal;

/**
 * A photo fit to be shown to everybody: painted anew as a small upright JPEG, so that nothing but the picture is left of
 * the file, neither the place where it was taken nor the camera.
 */
final class Portrait {

    static final int LARGEST_FILE = 2 * 1024 * 1024;

    private static final int WIDTH = 480;
    private static final int HEIGHT = 640;
    private static final int SMALLEST = 100;
    private static final long MOST_PIXELS = 60_000_000;
    private static final float QUALITY = 0.85f;

    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};
    private static final int ORIENTATION = 0x0112;

    private static final String UNREADABLE = "照片无法读取，文件可能已损坏。请用看图软件打开后另存为 JPG，再重新上传。";

    private Portrait() {}

    /**
     * @param file a JPEG or PNG of at most {@value #LARGEST_FILE} bytes
     * @return a JPEG within {@value #WIDTH} × {@value #HEIGHT} pixels
     * @throws Refusal where the file is no such picture
     */
    static byte[] of(byte[] file) {
        if (file.length > LARGEST_FILE) {
            throw new Refusal("照片不能超过2MB，请压缩后再上传。");
        }
        String format = format(file);
        try {
            var read = read(file, format);
            return written(painted(read, format.equals("jpeg") ? orientation(file) : 1));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Refusal(UNREADABLE);
        }
    }

    private static String format(byte[] file) {
        if (startsWith(file, 0, JPEG)) {
            return "jpeg";
        }
        if (startsWith(file, 0, PNG)) {
            return "png";
        }
        throw new Refusal("照片须为 JPG 或 PNG 格式，请转换格式后再上传。");
    }

    private static boolean startsWith(byte[] file, int from, byte[] mark) {
        return from + mark.length <= file.length && Arrays.equals(file, from, from + mark.length, mark, 0, mark.length);
    }

    /** Of a large picture only every n-th pixel is kept, so that a small file cannot fill the memory. */
    private static BufferedImage read(byte[] file, String format) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            refuseUnfit(width, height);
            int step = Math.max(1, Math.min(width, height) / (2 * HEIGHT));
            var sparing = reader.getDefaultReadParam();
            sparing.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, sparing);
        } finally {
            reader.dispose();
        }
    }

    private static void refuseUnfit(int width, int height) {
        if (Math.min(width, height) < SMALLEST) {
            throw new Refusal("照片太小，看不清楚。请上传宽、高都不少于%d像素的照片。".formatted(SMALLEST));
        }
        if ((long) width * height > MOST_PIXELS) {
            throw new Refusal("照片的尺寸太大，请缩小到4000×6000像素以内再上传。");
        }
    }

    /** On white, upright, no larger than it is shown. */
    private static BufferedImage painted(BufferedImage read, int orientation) {
        boolean lying = orientation >= 5;
        int width = lying ? read.getHeight() : read.getWidth();
        int height = lying ? read.getWidth() : read.getHeight();
        double scale = Math.min(1, Math.min((double) WIDTH / width, (double) HEIGHT / height));
        var picture = new BufferedImage(
                (int) Math.max(1, Math.round(width * scale)),
                (int) Math.max(1, Math.round(height * scale)),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = picture.createGraphics();
        brush.setColor(Color.WHITE);
        brush.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        brush.scale(scale, scale);
        brush.drawImage(read, upright(orientation, width, height), null);
        brush.dispose();
        return picture;
    }

    /** As cameras count the eight ways to hold them. */
    private static AffineTransform upright(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, width, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, width, height);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, height);
            default -> new AffineTransform();
        };
    }

    private static byte[] written(BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            var param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(picture, List.of(), null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** How the camera was held, 1 to 8, by the EXIF segment of a JPEG; 1, upright, where none says so. */
    private static int orientation(byte[] jpeg) {
        var bytes = ByteBuffer.wrap(jpeg);
        int at = 2;
        while (at + 4 <= jpeg.length && bytes.get(at) == (byte) 0xFF && bytes.get(at + 1) != (byte) 0xDA) {
            int length = Short.toUnsignedInt(bytes.getShort(at + 2));
            if (bytes.get(at + 1) == (byte) 0xE1 && startsWith(jpeg, at + 4, EXIF)) {
                return orientation(bytes.slice(at + 10, Math.min(length - 8, jpeg.length - at - 10)));
            }
            at += 2 + length;
        }
        return 1;
    }

    private static int orientation(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if (tiff.getShort(entry) == ORIENTATION) {
                int value = tiff.getShort(entry + 8);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }
}
