// One stop of a walk with the Tab key: what is in the way of the person who stands on it. Nothing at the walk's end.
() => {
    const stop = document.activeElement;
    const walked = (window.walkedBy ??= new Set());
    if (!stop || stop === document.body || stop === document.documentElement || walked.has(stop)) return null;
    walked.add(stop);
    const style = getComputedStyle(stop);
    const boxes = [...stop.getClientRects()].filter(box => box.width && box.height);
    const whole = stop.getBoundingClientRect();
    const wrong = [];

    const onScreen = box => box.left >= -1 && box.top >= -1 && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1;
    const larger = whole.height > innerHeight || whole.width > innerWidth;
    if (!boxes.length || !(larger || onScreen(whole))) wrong.push("is not on the screen");
    else {
        const box = boxes.find(onScreen) ?? boxes[0];
        const top = document.elementFromPoint(
            Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1),
            Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1),
        );
        if (!top || !(stop.contains(top) || top.contains(stop))) wrong.push("is covered by something");
    }
    const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 3;
    const clear = /^rgba.*, 0\)$/.test(style.outlineColor);
    if (!seen || clear) wrong.push("has no outline of 3 pixels or more while it has the focus");

    const words = node => node.textContent.trim().length;
    const paragraph = stop.closest("p, li, dd, dt, td, th, blockquote, figcaption, caption, div");
    const inSentence = style.display === "inline" && paragraph && words(paragraph) > words(stop);
    if (!inSentence && Math.min(whole.width, whole.height) < 24) {
        wrong.push(`is a target of ${Math.round(whole.width)} × ${Math.round(whole.height)} pixels, smaller than 24 × 24`);
    }
    return {wrong, where: stop.outerHTML.slice(0, 160)};
}
