// Every visible text of the page: the size of its letters in CSS pixels, and the contrast with what lies behind it.
// Contrast is the ratio of WCAG 2.2, "contrast ratio".
() => {
    const paint = Object.assign(document.createElement("canvas"), {width: 1, height: 1})
        .getContext("2d", {willReadFrequently: true});
    const known = new Map();
    const rgba = colour => {
        if (!known.has(colour)) {
            paint.clearRect(0, 0, 1, 1);
            paint.fillStyle = colour;
            paint.fillRect(0, 0, 1, 1);
            const [red, green, blue, alpha] = paint.getImageData(0, 0, 1, 1).data;
            known.set(colour, [red, green, blue, alpha / 255]);
        }
        return known.get(colour);
    };
    const over = (top, below) => [0, 1, 2].map(at => top[at] * top[3] + below[at] * (1 - top[3]));
    const dark = matchMedia("(prefers-color-scheme: dark)").matches && matchMedia("screen").matches;
    const schemes = getComputedStyle(document.documentElement).colorScheme;
    const meta = document.querySelector("meta[name=color-scheme]")?.content ?? "";
    const canvas = dark && /dark/.test(schemes + meta) ? [18, 18, 18] : [255, 255, 255];
    const behind = element => {
        const layers = [];
        for (let each = element; each; each = each.parentElement) {
            const style = getComputedStyle(each);
            if (/url\(|gradient/.test(style.backgroundImage)) return null;
            layers.push(rgba(style.backgroundColor));
            if (layers.at(-1)[3] === 1) break;
        }
        return layers.reverse().reduce((below, layer) => over(layer, below), canvas);
    };
    const luminance = colour => {
        const [red, green, blue] = colour.map(each => each / 255)
            .map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ratio = (one, other) => {
        const [light, less] = [luminance(one), luminance(other)].sort((a, b) => b - a);
        return (light + 0.05) / (less + 0.05);
    };
    const written = new Set(document.body.querySelectorAll("input:not([type=hidden]), select, textarea"));
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) if (walk.currentNode.data.trim()) written.add(walk.currentNode.parentElement);
    return [...written].filter(each => {
        const box = each.getBoundingClientRect();
        return box.width > 1 && box.height > 1 && !each.closest("script, style, template, noscript")
            && each.checkVisibility({visibilityProperty: true, opacityProperty: true});
    }).map(each => {
        const style = getComputedStyle(each);
        const back = behind(each);
        const letters = rgba(each instanceof SVGElement ? style.fill : style.color);
        return {
            size: parseFloat(style.fontSize),
            contrast: back ? ratio(over(letters, back), back) : 1,
            where: each.outerHTML.slice(0, 160),
        };
    });
}
