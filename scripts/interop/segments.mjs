export const checkSegments = async () => {}
